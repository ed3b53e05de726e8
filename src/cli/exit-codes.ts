/** How the program ends where no command says so (docs/contract.md, section 3); what commands end with is `ExitCode`. */
export const exitCodes = { fault: 70, hungUp: 129, cancelled: 130, terminated: 143 } as const;
