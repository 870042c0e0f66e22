# Completion of caseload(1) for bash.  The lists are made by man/update.py.
# begin lists
_caseload_commands='import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths'
_caseload_options() {
  case $1 in
    import) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --dry-run --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    kpi) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    query) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --by --measure --every --across --share --look --pivot --totals --sort --top --columns --fail-empty --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    cases) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --sort --top --columns --fail-empty --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    case) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    explain) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    drivers) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --by --top --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    test) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --by --measure --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    sql) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --top --fail-empty --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    report) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --kind --width --ascii --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    shot) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --filter --as-of --from --to --last --view --size --keys --ascii --no-color --format --output --watch --interval --mask --config --no-config --quiet --verbose --help --version' ;;
    generate) echo '--profile --cases --seed --effect --null --dirt --truth --no-color --format --output --quiet --verbose --help --version' ;;
    fields) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    measures) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    dimensions) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    panels) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    rules) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    actions) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    formats) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    profiles) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    effects) echo '--no-color --format --output --quiet --verbose --help --version' ;;
    doctor) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --no-color --format --output --mask --config --no-config --quiet --verbose --help --version' ;;
    paths) echo '--no-color --format --output --config --no-config --quiet --verbose --help --version' ;;
    *) echo '--db --map --mapping --tz --source --encoding --delimiter --date-order --null --no-header --dry-run --no-color --format --output --mask --config --no-config --quiet --verbose --help --version --filter --as-of --from --to --last --watch --interval --by --measure --every --across --share --look --pivot --totals --sort --top --columns --fail-empty --kind --width --ascii --view --size --keys --profile --cases --seed --effect --null --dirt --truth' ;;
  esac
}
_caseload_values() {
  case $1 in
    --measure) echo 'cases open in_progress pending closed void backlog backlog_age_median_days backlog_age_p90_days backlog_age_oldest_days high_risk_open overdue_open at_risk_open unassigned_open wip throughput resolution_mean resolution_median resolution_p90 resolution_km_median resolution_days_mean response_mean response_median response_p90 unanswered fcr_rate one_touch_rate aht abandon_rate csat_mean csat_satisfied csat_response_rate nps ces_mean escalated escalation_rate reopened reopen_rate utilization occupancy load_index breached sla_compliance sla_breach_rate sla_compliance_resolved sla_compliance_created open_overdue_rate penalty penalty_per_month exposure created closed_in_period net_flow clearance days_to_clear sla_undetermined sla_disagrees overrun_mean overrun_p90 response_breached response_sla_compliance requester_wait_mean agent_wait_mean on_hold_mean resolution_business_mean response_business_mean resolution_rmst fcr_rate_resolved fcr_net ces_agree deflection self_service_share messaging_share stuck_median_days unanswered_oldest_hours utilization_estimated' ;;
    --by) echo 'status priority priority_raw channel category subcategory type department team region location customer_location outage_location country province city domain product agent agent_name first_responder customer customer_type tags impact urgency source state age_bucket sla_state overrun_bucket tenure_band csat_class nps_class day_part hour weekday day week month quarter year' ;;
    --every) echo 'day week month quarter year' ;;
    --format) echo 'text csv tsv json jsonl md' ;;
    --date-order) echo 'dmy mdy ymd' ;;
    --map) echo 'id= created= updated= first_response= resolved= closed= due= status= priority= priority_raw= channel= category= subcategory= type= department= team= region= location= customer_location= outage_location= country= province= city= domain= product= agent= agent_name= first_responder= customer= customer_type= customer_since= tenure= subject= text= tags= csat= rated= nps= ces= feedback= escalated= reopened= reopen_count= reassigned_count= mod_count= fcr= answered= replies= handling_time= response_time= resolution_time= wait_time= sla_target= breached= impact= urgency= latitude= longitude=' ;;
    --profile) echo 'service-ops kpi bank outage sla desk zendesk freshdesk servicenow jira glpi osticket otrs redmine 311 kaggle-tickets callcenter' ;;
    --effect) echo 'late-shift slow-region hard-agent tenure outage growing-backlog' ;;
    explain) echo 'cases open in_progress pending closed void backlog backlog_age_median_days backlog_age_p90_days backlog_age_oldest_days high_risk_open overdue_open at_risk_open unassigned_open wip throughput resolution_mean resolution_median resolution_p90 resolution_km_median resolution_days_mean response_mean response_median response_p90 unanswered fcr_rate one_touch_rate aht abandon_rate csat_mean csat_satisfied csat_response_rate nps ces_mean escalated escalation_rate reopened reopen_rate utilization occupancy load_index breached sla_compliance sla_breach_rate sla_compliance_resolved sla_compliance_created open_overdue_rate penalty penalty_per_month exposure created closed_in_period net_flow clearance days_to_clear sla_undetermined sla_disagrees overrun_mean overrun_p90 response_breached response_sla_compliance requester_wait_mean agent_wait_mean on_hold_mean resolution_business_mean response_business_mean resolution_rmst fcr_rate_resolved fcr_net ces_agree deflection self_service_share messaging_share stuck_median_days unanswered_oldest_hours utilization_estimated' ;;
  esac
}
# end lists

_caseload() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} list
  COMPREPLY=()
  case $prev in
    --db | --mapping | --config | --output | --truth)
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
