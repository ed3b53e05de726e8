/**
 * Scripts for the shells. Each asks the program itself: `hi-careers complete -- :CURRENT WORD…`, the word that is being typed
 * first and behind a colon, because an empty word gets lost on the way through some shells. Typed text is never executed.
 *
 * Ours, because the library that was tried (@bomb.sh/tab 0.0.22) runs the line in bash (`eval`) and needs a
 * package there, takes `2:1` for a value and its description in zsh, and never completes the name of a file.
 */
const bash = `# hi-careers: completion for bash. Load it with: source <(hi-careers completion bash)
_hi_careers() {
  local line=\${COMP_LINE:0:COMP_POINT} current front value about
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  current=\${words[\${#words[@]}-1]}
  # The shell takes the word apart at the signs in COMP_WORDBREAKS, which other scripts change, and replaces only the last part.
  [[ $current == *"$2" ]] && front=\${current%"$2"} || front=''
  COMPREPLY=()
  while IFS=$'\\t' read -r value about; do
    [[ $value == :files ]] || COMPREPLY+=("\${value#"$front"}")
  done < <(hi-careers complete -- ":$current" "\${words[@]:1:\${#words[@]}-2}" 2> /dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
  return 0
}
complete -o bashdefault -o default -F _hi_careers hi-careers
`;

const zsh = `#compdef hi-careers
# hi-careers: completion for zsh. Load it, after compinit, with: source <(hi-careers completion zsh)
_hi-careers() {
  local line value about
  local -a values
  local -i files=0
  for line in "\${(@f)$(hi-careers complete -- ":\${(Q)words[CURRENT]}" "\${(@Q)words[2,CURRENT-1]}" 2> /dev/null)}"; do
    [[ -z $line ]] && continue
    if [[ $line == :files ]]; then
      files=1
      continue
    fi
    value=\${line%%$'\\t'*}
    about=\${line#*$'\\t'}
    [[ $line == *$'\\t'* ]] && values+=("\${value//:/\\\\:}:$about") || values+=("\${value//:/\\\\:}")
  done
  (( files )) && _files
  (( \${#values} )) && _describe -V 'hi-careers' values
  return 0
}
if [[ \${funcstack[1]} == _hi-careers ]]; then
  _hi-careers "$@"
else
  compdef _hi-careers hi-careers
fi
`;

const fish = `# hi-careers: completion for fish. Load it with: hi-careers completion fish | source
function __hi_careers
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for line in (hi-careers complete -- ":$current" $words 2> /dev/null)
        if test "$line" = :files
            __fish_complete_path "$current"
        else
            printf '%s\\n' $line
        end
    end
end
complete -c hi-careers -e
complete -c hi-careers -f -k -a '(__hi_careers)'
`;

const powershell = `# hi-careers: completion for PowerShell. Load it with: hi-careers completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'hi-careers' -ScriptBlock {
    param($current, $line, $position)
    $before = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" })
    # Where nothing comes back, PowerShell itself offers the names of files.
    & hi-careers complete '--' ":$current" @before 2> $null | Where-Object { $_ -ne ':files' } | ForEach-Object {
        $value, $about = $_ -split "\`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
`;

/** The script for each shell. */
export const completionScripts = { bash, zsh, fish, powershell } as const;
