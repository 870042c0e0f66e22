# Completion of caseload(1) for bash.  The lists are made by man/update.py.
# begin lists
# end lists

_caseload() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} list
  COMPREPLY=()
  case $prev in
    --db | --mapping | --config | --output)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      return
      ;;
  esac
  list=$(_caseload_values "$prev")
  if [ -n "$list" ]; then
    # Lists joined by commas: complete what follows the last one.
    local done=
    case $cur in
      *,*) done=${cur%,*}, ;;
    esac
    mapfile -t COMPREPLY < <(compgen -P "$done" -W "$list" -- "${cur##*,}")
    [[ $prev == --map || $prev == --measure || $prev == --by ]] && compopt -o nospace
    return
  fi
  case $cur in
    -*) mapfile -t COMPREPLY < <(compgen -W "$(_caseload_options "$command")" -- "$cur") ;;
    *)
      mapfile -t COMPREPLY < <(compgen -f -- "$cur")
      [ "$COMP_CWORD" -eq 1 ] && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
        compgen -W "$_caseload_commands" -- "$cur")
      ;;
  esac
}
complete -o filenames -F _caseload caseload
