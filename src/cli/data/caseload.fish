# Completion of caseload(1) for fish.  The lists are made by man/update.py.
# begin lists
complete -c caseload -n __fish_use_subcommand -a import -d 'Load exports into a store and print the import report.'
complete -c caseload -n __fish_use_subcommand -a kpi -d 'The KPI cards, each with n and what was left out.'
complete -c caseload -n __fish_use_subcommand -a query -d 'Any measures by any dimensions.'
complete -c caseload -n __fish_use_subcommand -a cases -d 'The cases themselves, one row each.'
complete -c caseload -n __fish_use_subcommand -a case -d 'One case with its history and clocks.'
complete -c caseload -n __fish_use_subcommand -a explain -d 'Formula, population, exclusions, SQL and today'\''s value.'
complete -c caseload -n __fish_use_subcommand -a drivers -d 'What moved a measure between two periods, by every dimension.'
complete -c caseload -n __fish_use_subcommand -a test -d 'The statistical test that fits --by and --measure, in words.'
complete -c caseload -n __fish_use_subcommand -a sql -d 'Read-only SQL over the store: cases, cases_utc, changes, imports, quarantined.'
complete -c caseload -n __fish_use_subcommand -a report -d 'A report of the same figures as the screen.'
complete -c caseload -n __fish_use_subcommand -a shot -d 'A screen as text.'
complete -c caseload -n __fish_use_subcommand -a generate -d 'Write a synthetic export; the same seed, the same bytes.'
complete -c caseload -n __fish_use_subcommand -a fields -d 'The fields, and which columns of the files they are.'
complete -c caseload -n __fish_use_subcommand -a measures -d 'The measures, with unit and definition.'
complete -c caseload -n __fish_use_subcommand -a dimensions -d 'What --by takes.'
complete -c caseload -n __fish_use_subcommand -a panels -d 'The panels of screens and reports.'
complete -c caseload -n __fish_use_subcommand -a rules -d 'What findings are looked for, and which of them give advice.'
complete -c caseload -n __fish_use_subcommand -a actions -d 'What the keyboard can do, with the keys.'
complete -c caseload -n __fish_use_subcommand -a formats -d 'The export formats that are recognised by name.'
complete -c caseload -n __fish_use_subcommand -a profiles -d 'What kinds of export generate makes.'
complete -c caseload -n __fish_use_subcommand -a effects -d 'What generate can plant in them.'
complete -c caseload -n __fish_use_subcommand -a doctor -d 'Check terminal, locale, store and config; say what to do.'
complete -c caseload -n __fish_use_subcommand -a paths -d 'Where config, cache and state lie.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l db -d 'Use or make this store.' -r
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l map -d 'Map a column to a field; FIELD= unmaps, A+B joins date and time, @h gives a unit.' -x -a 'id= created= updated= first_response= resolved= closed= due= status= priority= priority_raw= channel= category= subcategory= type= department= team= region= location= customer_location= outage_location= country= province= city= domain= product= agent= agent_name= first_responder= customer= customer_type= customer_since= tenure= subject= text= tags= csat= rated= nps= ces= feedback= escalated= reopened= reopen_count= reassigned_count= mod_count= fcr= answered= replies= handling_time= response_time= resolution_time= wait_time= sla_target= breached= impact= urgency= latitude= longitude='
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l mapping -d 'Read --map lines from an INI file.' -r
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l tz -d 'IANA zone in which stamps without an offset are read.' -x
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l source -d 'Name the source that the files belong to.' -x
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l encoding -d 'Character encoding, instead of the sniffed one.' -x
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l delimiter -d 'Field delimiter, instead of the sniffed one (tab for a tab).' -x
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l date-order -d 'Order of day, month and year.' -x -a 'dmy mdy ymd'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l null -d 'A word that stands for a missing value.' -x
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l no-header -d 'The files have no header; columns are 1, 2, 3 …'
complete -c caseload -n '__fish_seen_subcommand_from import' -l dry-run -d 'Read and report, store nothing.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l no-color -d 'No colours; NO_COLOR does the same.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l format -d 'Output format.' -x -a 'text csv tsv json jsonl md'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l output -d 'Write there, by a temporary file and a rename; - is standard output.' -r
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor' -l mask -d 'Replace names, e-mails and free text by stable pseudonyms.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor paths' -l config -d 'Configuration file.' -r
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot fields measures dimensions doctor paths' -l no-config -d 'Read no configuration file.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l quiet -d 'No notes on standard error.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l verbose -d 'More notes: the mapping and its reasons.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l help -d 'This help.'
complete -c caseload -n '__fish_seen_subcommand_from import kpi query cases case explain drivers test sql report shot generate fields measures dimensions panels rules actions formats profiles effects doctor paths' -l version -d 'Version and build.'
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l filter -d 'Keep these cases; several are joined by AND.' -x
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l as-of -d 'ISO instant or date, now, or data.' -x
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l from -d 'Start of the period.' -x
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l to -d 'End of the period.' -x
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l last -d 'The period that ends at the as-of instant.' -x
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l watch -d 'Keep going: read and print again every --interval.'
complete -c caseload -n '__fish_seen_subcommand_from kpi query cases case explain drivers test report shot' -l interval -d 'Time between two runs of --watch.' -x
complete -c caseload -n '__fish_seen_subcommand_from query drivers test' -l by -d 'Dimensions to group by, up to three; test takes one, drivers any number.' -x -a 'status priority priority_raw channel category subcategory type department team region location customer_location outage_location country province city domain product agent agent_name first_responder customer customer_type tags impact urgency source state age_bucket sla_state overrun_bucket tenure_band csat_class nps_class day_part hour weekday day week month quarter year'
complete -c caseload -n '__fish_seen_subcommand_from query test' -l measure -d 'Measures to show; test takes one.' -x -a 'cases open in_progress pending closed void backlog backlog_age_median_days backlog_age_p90_days backlog_age_oldest_days high_risk_open overdue_open at_risk_open unassigned_open wip throughput resolution_mean resolution_median resolution_p90 resolution_km_median resolution_days_mean response_mean response_median response_p90 unanswered fcr_rate one_touch_rate aht abandon_rate csat_mean csat_satisfied csat_response_rate nps ces_mean escalated escalation_rate reopened reopen_rate utilization occupancy load_index breached sla_compliance sla_breach_rate sla_compliance_resolved sla_compliance_created open_overdue_rate penalty penalty_per_month exposure created closed_in_period net_flow clearance days_to_clear sla_undetermined sla_disagrees overrun_mean overrun_p90 response_breached response_sla_compliance requester_wait_mean agent_wait_mean on_hold_mean resolution_business_mean response_business_mean resolution_rmst fcr_rate_resolved fcr_net ces_agree deflection self_service_share messaging_share stuck_median_days unanswered_oldest_hours utilization_estimated'
complete -c caseload -n '__fish_seen_subcommand_from query' -l every -d 'Time axis: day, week, month, quarter or year.' -x -a 'day week month quarter year'
complete -c caseload -n '__fish_seen_subcommand_from query' -l across -d 'A pivot: these dimensions, up to two, make the columns, and --by the rows.' -x
complete -c caseload -n '__fish_seen_subcommand_from query' -l share -d 'In a pivot: each number'\''s share of its row, its column or the whole.' -x
complete -c caseload -n '__fish_seen_subcommand_from query' -l look -d 'In a pivot: heat-row, heat-column, heat-all, target, outlier or sla.' -x
complete -c caseload -n '__fish_seen_subcommand_from query' -l pivot -d 'A saved pivot: monthly, monthly-channel, channel, channel-issue, issue, issue-status, sla; other options change it.' -x
complete -c caseload -n '__fish_seen_subcommand_from query' -l totals -d 'Add rows of totals, recomputed from the cases.'
complete -c caseload -n '__fish_seen_subcommand_from query cases' -l sort -d 'Order of the rows; - is descending.' -x
complete -c caseload -n '__fish_seen_subcommand_from query cases drivers sql' -l top -d 'Only the first N rows.' -x
complete -c caseload -n '__fish_seen_subcommand_from query cases' -l columns -d 'Only these columns.' -x
complete -c caseload -n '__fish_seen_subcommand_from query cases sql' -l fail-empty -d 'Exit 1 when the answer is empty.'
complete -c caseload -n '__fish_seen_subcommand_from report' -l kind -d 'Which report: overview, sla, agents, feedback, statistics or pivot.' -x
complete -c caseload -n '__fish_seen_subcommand_from report' -l width -d 'Columns of a text report, 80 by default.' -x
complete -c caseload -n '__fish_seen_subcommand_from report shot' -l ascii -d 'Only ASCII on the screen.'
complete -c caseload -n '__fish_seen_subcommand_from shot' -l view -d 'First view: overview, trends, findings … any that : names.' -x
complete -c caseload -n '__fish_seen_subcommand_from shot' -l size -d 'Size of the screen, 80x24 by default.' -x
complete -c caseload -n '__fish_seen_subcommand_from shot' -l keys -d 'Keys typed before the shot, separated by blanks.' -x
complete -c caseload -n '__fish_seen_subcommand_from generate' -l profile -d 'What kind of export to make; caseload profiles lists them.' -x -a 'service-ops kpi bank outage sla desk zendesk freshdesk servicenow jira glpi osticket otrs redmine 311 kaggle-tickets callcenter'
complete -c caseload -n '__fish_seen_subcommand_from generate' -l cases -d 'How many cases.' -x
complete -c caseload -n '__fish_seen_subcommand_from generate' -l seed -d 'The same seed gives the same bytes.' -x
complete -c caseload -n '__fish_seen_subcommand_from generate' -l effect -d 'Plant what an analysis must find; caseload effects lists the names.' -x -a 'late-shift slow-region hard-agent tenure outage growing-backlog'
complete -c caseload -n '__fish_seen_subcommand_from generate' -l null -d 'No difference between any groups, but for those of --effect.'
complete -c caseload -n '__fish_seen_subcommand_from generate' -l dirt -d 'Spoil this percentage of the records, up to 15, as real exports are spoiled.' -x
complete -c caseload -n '__fish_seen_subcommand_from generate' -l truth -d 'Write what is true: effects, breach probability of each case, each spoiled record.' -r
# end lists
