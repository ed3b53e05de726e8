/** What the benchmarks use of the packages that only they install, so that types are checked without those. */
declare module 'json-rules-engine' {
  export class Engine {
    constructor(rules: readonly unknown[], options: { readonly allowUndefinedFacts: boolean });
    addRule(rule: { readonly conditions: object; readonly event: { readonly type: string } }): void;
    run(facts: object): Promise<{ readonly events: readonly { readonly type: string }[] }>;
  }
}

declare module 'publicodes' {
  type Logger = Readonly<Record<'log' | 'warn' | 'error', (message: string) => void>>;
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default class Publicodes {
    constructor(rules: object, options: { readonly logger: Logger });
    setSituation(facts: object): void;
    evaluate(rule: string): { readonly nodeValue: unknown };
  }
}

declare module '@gorules/zen-engine' {
  export class ZenEngine {
    createDecision(content: object): { evaluate(facts: object): Promise<{ readonly result: Readonly<Record<string, unknown>> }> };
  }
}

declare module 'json-logic-engine' {
  export class LogicEngine {
    build(rule: object): (facts: object) => unknown;
  }
}

declare module '@marcbachmann/cel-js' {
  export function parse(expression: string): (context: object) => unknown;
}
