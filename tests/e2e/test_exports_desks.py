"""Exports as help desks write them, each with what a careful reader expects of it."""
from exports import *

export("zendesk_view.csv", '''"Summation column","Id","Requester","Requester id","Requester external id","Requester email","Requester domain","Submitter","Assignee","Group","Subject","Tags","Status","Priority","Via","Ticket type","Created at","Updated at","Assigned at","Organization","Due date","Initially assigned at","Solved at","Resolution time","Satisfaction Score","Group stations","Assignee stations","Reopens","Replies","First reply time in minutes","First reply time in minutes within business hours","First resolution time in minutes","First resolution time in minutes within business hours","Full resolution time in minutes","Full resolution time in minutes within business hours","Agent wait time in minutes","Requester wait time in minutes","On hold time in minutes"
1,35436,"Ann Lee",20978392,"","ann@shop.example","shop.example","Ann Lee","Bo Fox","Support","Where is my parcel","parcel shipping","Closed","Urgent","Mail","Incident","2023-04-03 08:15","2023-04-09 10:00","2023-04-03 08:20","Shop","","2023-04-03 08:20","2023-04-05 08:15",48,"Good",1,1,0,3,25,25,2880,960,2880,960,60,2820,0
1,35437,"Cy Day",20978393,"","cy@mail.example","mail.example","Cy Day","Bo Fox","Support","Refund","refund","Solved","High","Web","Problem","2023-04-03 09:00","2023-04-04 09:10","2023-04-03 09:10","","","2023-04-03 09:10","2023-04-04 09:00",24,"Bad",1,1,1,2,90,60,1440,480,1440,480,0,1440,0
1,35438,"Di Em",20978394,"","di@mail.example","mail.example","Di Em","-","Support","Login","login","Open","Normal","Mail","Question","2023-04-05 07:30","2023-04-05 07:30","","","","","","","Not Offered",0,0,0,0,"","","","","","","","",""
1,35439,"Ed Fu",20978395,"","ed@mail.example","mail.example","Ed Fu","Gil Ho","Billing","Invoice","invoice","Pending","Low","Chat","Task","2023-04-06 12:00","2023-04-06 13:00","2023-04-06 12:05","","","2023-04-06 12:05","","","Offered",1,1,0,1,15,15,"","","","","","",""
1,35440,"Flo Go",20978396,"","flo@mail.example","mail.example","Flo Go","Gil Ho","Billing","Invoice 2","invoice","Solved","Normal","Chat","Task","2023-04-06 14:00","2023-04-07 13:00","2023-04-06 14:05","","","2023-04-06 14:05","2023-04-07 14:00",24,"Good",1,1,0,1,5,5,1440,480,1440,480,0,1440,0
''',
       records=5,
       mapping=dict(id='Id', created='Created at', resolved='Solved at', updated='Updated at', status='Status', priority='Priority', channel='Via', agent='Assignee', department='Group', customer='Requester', subject='Subject', csat='Satisfaction Score', reopen_count='Reopens', replies='Replies', response_time='First reply time in minutes', resolution_time='Full resolution time in minutes', type='Ticket type', tags='Tags', due='Due date', wait_time='Requester wait time in minutes'),
       unit=dict(response_time='min', resolution_time='min', wait_time='min'),
       first=dict(id='35436', created='2023-04-03T08:15:00Z', resolved='2023-04-05T08:15:00Z', priority='Critical', state='closed'),
       kpi=dict(cases=5, open=2, pending=1, closed=3, resolution_mean=32, response_mean=33.75, csat_satisfied=0.6666666666666666, reopened=1))

export("zendesk_explore.csv", '''Ticket ID,Ticket created - Date,Ticket solved - Date,Ticket status,Ticket priority,Ticket channel,Ticket group,Assignee name,Ticket subject,Ticket satisfaction rating,First reply time (min),Full resolution time (hrs),Agent replies,Ticket form
101,2024-01-05,2024-01-06,Solved,Normal,Email,Tier 1,Ann Lee,Password,Good,42,22.5,2,Default form
102,2024-01-05,2024-01-08,Closed,High,Web,Tier 1,Bo Fox,Printer,Good,12,70.25,3,Default form
103,2024-01-07,,Open,Urgent,Email,Tier 2,,Outage,Unoffered,,,0,Default form
104,2024-01-13,2024-01-13,Closed,Low,API,Tier 2,Cy Day,Key,Bad,3,0.5,1,Default form
''',
       records=4,
       mapping=dict(id='Ticket ID', created='Ticket created - Date', resolved='Ticket solved - Date', status='Ticket status', priority='Ticket priority', channel='Ticket channel', department='Ticket group', subject='Ticket subject', csat='Ticket satisfaction rating', response_time='First reply time (min)', resolution_time='Full resolution time (hrs)', replies='Agent replies'),
       unit=dict(response_time='min', resolution_time='h'),
       kpi=dict(open=1, closed=3, resolution_mean=31.083333333333332, response_mean=19, csat_satisfied=0.6666666666666666))

export("freshdesk.csv", '''Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Closed time,Last update time,Initial response time,Time tracked,First response time (in hrs),Resolution time (in hrs),Agent interactions,Customer interactions,Resolution status,First response status,Tags,Survey results,Association type,Internal agent,Internal group,Full name,Title,Email,Work phone,Company Name
17,Cannot log in,Closed,Urgent,Email,Problem,Ann Lee,Support,2024-02-01 09:00:00,2024-02-01 13:00:00,2024-02-01 11:30:00,2024-02-03 11:30:00,2024-02-03 11:30:00,2024-02-01 09:30:00,01:15:00,0:30:00,2:30:00,2,1,Within SLA,Within SLA,"login,auth",Extremely Happy,,No Agent,No Group,Zoe Yu,,zoe@x.example,5550100,X Ltd
18,Refund,Resolved,High,Portal,Question,Ann Lee,Billing,2024-02-01 10:00:00,2024-02-01 18:00:00,2024-02-03 10:00:00,,2024-02-03 10:00:00,2024-02-01 14:00:00,00:20:00,4:00:00,48:00:00,3,2,SLA Violated,Within SLA,refund,,,No Agent,No Group,Yan Wu,,yan@x.example,,X Ltd
19,Slow app,Open,Low,Phone,Incident,,Support,2024-02-02 10:00:00,2024-02-05 10:00:00,,,2024-02-02 10:00:00,,00:00:00,,,0,1,,,,,,No Agent,No Group,Xi Va,,xi@x.example,,
20,Export,Waiting on Customer,Medium,Chat,Question,Bo Fox,Support,2024-02-02 11:00:00,2024-02-03 11:00:00,,,2024-02-02 12:00:00,2024-02-02 11:15:00,00:05:00,0:15:00,,1,1,,Within SLA,,,,No Agent,No Group,Wu Ti,,wu@x.example,,
''',
       records=4,
       mapping=dict(id='Ticket ID', subject='Subject', status='Status', priority='Priority', channel='Source', type='Type', agent='Agent', department='Group', created='Created time', due='Due by Time', resolved='Resolved time', closed='Closed time', updated='Last update time', first_response='Initial response time', handling_time='Time tracked', response_time='First response time (in hrs)', resolution_time='Resolution time (in hrs)', replies='Agent interactions', breached='Resolution status', tags='Tags'),
       first=dict(id='17', created='2024-02-01T09:00:00Z', resolved='2024-02-01T11:30:00Z', handling_time=4500),
       kpi=dict(open=2, pending=1, closed=2, resolution_mean=25.25, response_mean=95))

export("jira.csv", '''Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Project type,Project lead,Priority,Resolution,Assignee,Reporter,Creator,Created,Updated,Last Viewed,Resolved,Affects Version/s,Fix Version/s,Component/s,Due Date,Votes,Labels,Labels,Description,Environment,Sprint,Sprint,Custom field (Story Points),Comment,Comment,Status Category
"Crash on save",APP-12,10012,Bug,Done,APP,Mobile App,software,lead,Highest,Fixed,ann,bo,bo,12/Mar/24 3:45 PM,14/Mar/24 9:00 AM,,14/Mar/24 3:45 PM,1.0,1.1,Editor,,0,crash,ios,"It crashes
on save",,S 1,S 2,3,"12/Mar/24 4:00 PM;ann;looking",,Done
"Typo",APP-13,10013,Task,To Do,APP,Mobile App,software,lead,Low,,,bo,bo,13/Mar/24 12:05 AM,13/Mar/24 12:05 AM,,,,,,20/Mar/24 12:00 AM,0,,,,,S 2,,,,,To Do
"Slow sync",APP-14,10014,Bug,In Progress,APP,Mobile App,software,lead,Medium,,cy,ann,ann,14/Mar/24 12:30 PM,15/Mar/24 8:00 AM,,,,,Sync,,2,perf,,,,S 2,,5,,,In Progress
''',
       records=3,
       mapping=dict(id='Issue key', created='Created', updated='Updated', resolved='Resolved', status='Status', priority='Priority', agent='Assignee', customer='Reporter', type='Issue Type', subject='Summary', text='Description', due='Due Date'),
       absent=['resolution_time', 'csat'],
       first=dict(id='APP-12', created='2024-03-12T15:45:00Z', resolved='2024-03-14T15:45:00Z', priority='Critical'),
       kpi=dict(open=2, closed=1, in_progress=1, resolution_mean=48),
       extra=['Sprint', 'Comment', 'Labels'])

export("jsm.csv", '''Issue Type,Issue key,Issue id,Summary,Assignee,Assignee Id,Reporter,Reporter Id,Priority,Status,Resolution,Created,Updated,Resolved,Custom field (Request Type),Custom field (Satisfaction),Custom field (Time to first response),Custom field (Time to resolution),Custom field (Organizations)
[System] Incident,ITSM-1,20001,VPN down,Ann Lee,5b1,Zoe Yu,6c1,High,Resolved,Done,2024-05-02 08:00,2024-05-03 08:00,2024-05-02 20:00,Report a system problem,5,03:10,-02:30,Acme
[System] Service request,ITSM-2,20002,New laptop,Bo Fox,5b2,Yan Wu,6c2,Medium,Waiting for customer,,2024-05-03 09:00,2024-05-03 10:00,,Request hardware,,-01:00,12:00,Acme
[System] Service request,ITSM-3,20003,Access,,,Xi Va,6c3,Low,Waiting for support,,2024-05-04 09:00,2024-05-04 09:00,,Access,,,30:00,
''',
       records=3,
       mapping=dict(id='Issue key', created='Created', resolved='Resolved', status='Status', priority='Priority', agent='Assignee', csat='Custom field (Satisfaction)'),
       absent=['response_time', 'resolution_time'],
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=12))

export("servicenow.csv", '''"number","opened_at","short_description","caller_id","priority","state","category","assignment_group","assigned_to","sys_updated_on","sys_updated_by","resolved_at","closed_at","contact_type","impact","urgency","reopen_count","reassignment_count","business_duration","calendar_duration","made_sla","cmdb_ci"
"INC0010001","2024-01-08 09:12:33","Mail does not sync","Zoe Yu","3 - Moderate","Closed","Software","Service Desk","Ann Lee","2024-01-15 10:00:00","system","2024-01-10 09:12:33","2024-01-15 10:00:00","Email","2 - Medium","2 - Medium","0","1","57600","172800","true","Exchange"
"INC0010002","2024-01-08 10:00:00","Disk full","Yan Wu","1 - Critical","In Progress","Hardware","Server Team","Bo Fox","2024-01-08 11:00:00","bo","","","Phone","1 - High","1 - High","0","0","","","true","srv01"
"INC0010003","2024-01-09 10:00:00","New mouse","Xi Va","4 - Low","On Hold","Hardware","Service Desk","","2024-01-09 11:00:00","ann","","","Self-service","3 - Low","3 - Low","0","0","","","true",""
"INC0010004","2024-01-09 12:00:00","Double","Xi Va","4 - Low","Canceled","Hardware","Service Desk","","2024-01-09 13:00:00","ann","","2024-01-09 13:00:00","Self-service","3 - Low","3 - Low","0","0","","3600","false",""
''',
       records=4,
       mapping=dict(id='number', created='opened_at', subject='short_description', customer='caller_id', priority='priority', status='state', category='category', department='assignment_group', agent='assigned_to', updated='sys_updated_on', resolved='resolved_at', closed='closed_at', channel='contact_type', breached='made_sla'),
       first=dict(id='INC0010001', priority='Medium'),
       kpi=dict(cases=4, open=2, pending=1, closed=1, void=1, resolution_mean=48))

export("servicenow_labels.csv", '''Number,Opened,Short description,Caller,Priority,State,Category,Assignment group,Assigned to,Updated,Updated by,Resolved,Closed,Resolution code,Resolution notes
INC0020001,08/01/2024 09:12:33,Mail,Zoe Yu,2 - High,Resolved,Software,Service Desk,Ann Lee,10/01/2024 09:30:00,ann,10/01/2024 09:12:33,,Solved (Permanently),Restarted the agent
INC0020002,18/01/2024 09:12:33,Disk,Yan Wu,1 - Critical,New,Hardware,Server,(empty),18/01/2024 09:12:33,ann,(empty),,,
INC0020003,19/01/2024 09:12:33,Disk,Yan Wu,5 - Planning,Work in Progress,Hardware,Server,Bo Fox,18/01/2024 09:12:33,ann,,,,
''',
       records=3,
       mapping=dict(id='Number', created='Opened', resolved='Resolved', closed='Closed', status='State', agent='Assigned to', department='Assignment group', customer='Caller', subject='Short description'),
       absent=['resolution_time', 'fcr'],
       first=dict(id='INC0020001', created='2024-01-08T09:12:33Z', resolved='2024-01-10T09:12:33Z'),
       kpi=dict(open=2, closed=1, unassigned_open=1, resolution_mean=48))

export("glpi_fr.csv", ('\ufeff"ID";"Titre";"Statut";"Dernière modification";"Date d\'ouverture";"Priorité";"Demandeur - Demandeur";"Attribué à - Technicien";"Catégorie";"TTR";"Entité";"Date de clôture";"Date de résolution";"Type";"Temps de résolution"\n'
        '"1 204";"Imprimante HS";"Clos";"12-02-2024 10:00";"10-02-2024 08:30";"Haute";"Durand Paul";"Martin Léa";"Matériel > Imprimante";"12-02-2024 08:30";"Siège";"12-02-2024 10:00";"11-02-2024 08:30";"Incident";"1 jours 0 heures 0 minutes"\n'
        '"1 205";"Accès VPN";"En cours (Attribué)";"13-02-2024 09:00";"13-02-2024 08:30";"Très haute";"Petit Anne";"Martin Léa";"Réseau";"";"Siège";"";"";"Demande";""\n'
        '"1 206";"Souris";"En attente";"14-02-2024 09:00";"14-02-2024 08:30";"Basse";"Petit Anne";"";"Matériel";"";"Siège";"";"";"Demande";""\n'
        '"1 207";"Nouveau compte";"Nouveau";"15-02-2024 09:00";"15-02-2024 08:30";"Moyenne";"Petit Anne";"";"Comptes";"";"Agence";"";"";"Demande";""\n'),
       records=4,
       mapping=dict(id='ID', subject='Titre', status='Statut', updated='Dernière modification', created="Date d'ouverture", priority='Priorité', customer='Demandeur - Demandeur', agent='Attribué à - Technicien', category='Catégorie', closed='Date de clôture', resolved='Date de résolution', type='Type', due='TTR'),
       first=dict(id='1 204', created='2024-02-10T08:30:00Z', priority='High'),
       kpi=dict(open=3, pending=1, in_progress=1, closed=1, resolution_mean=24, unassigned_open=2),
       prof=dict(delimiter=';'))

export("glpi_es.csv", ('\ufeff"ID";"Título";"Estado";"Última actualización";"Fecha de apertura";"Prioridad";"Solicitante - Solicitante";"Asignado a - Técnico";"Categoría";"Tiempo de solución";"Fecha de cierre"\n'
        '"98";"Teclado roto";"Cerrado";"2023-11-20 12:00";"2023-11-18 12:00";"Mediana";"Ruiz Eva";"Gómez Luis";"Hardware";"";"2023-11-20 12:00"\n'
        '"99";"Sin correo";"En curso (asignado)";"2023-11-21 12:00";"2023-11-21 10:00";"Urgente";"Sanz Leo";"Gómez Luis";"Correo";"";""\n'
        '"100";"Sin red";"En espera";"2023-11-22 12:00";"2023-11-22 10:00";"Baja";"Sanz Leo";"";"Red";"";""\n'),
       records=3,
       mapping=dict(id='ID', subject='Título', status='Estado', updated='Última actualización', created='Fecha de apertura', priority='Prioridad', customer='Solicitante - Solicitante', agent='Asignado a - Técnico', category='Categoría', closed='Fecha de cierre'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=48, unassigned_open=1))

export("osticket.csv", '''Ticket Number,Date Created,Subject,From,From Email,Priority,Department,Help Topic,Source,Current Status,Last Updated,SLA Due Date,Due Date,Closed Date,Overdue,Merged,Linked,Answered,Agent Assigned,Team Assigned,Thread Count,Reopen Count,Attachment Count,Task Count
000417,2024-03-01 10:00:00,Broken screen,Zoe Yu,zoe@x.example,High,Support,Hardware,Email,Closed,2024-03-02 10:00:00,2024-03-03 10:00:00,,2024-03-02 10:00:00,No,No,No,Yes,Ann Lee,,4,1,0,0
000418,2024-03-02 10:00:00,Question,Yan Wu,yan@x.example,Normal,Sales,General,Web,Open,2024-03-02 11:00:00,2024-03-04 10:00:00,,,Yes,No,No,No,,Level I Support,1,0,0,0
000419,2024-03-05 10:00:00,Bill,Xi Va,xi@x.example,Emergency,Sales,Billing,Phone,Open,2024-03-05 11:00:00,2024-03-07 10:00:00,,,No,No,No,Yes,Bo Fox,,2,0,1,0
''',
       records=3,
       mapping=dict(id='Ticket Number', created='Date Created', subject='Subject', customer='From', priority='Priority', department='Department', channel='Source', status='Current Status', updated='Last Updated', due='SLA Due Date', closed='Closed Date', breached='Overdue', agent='Agent Assigned', team='Team Assigned', category='Help Topic'),
       absent=['fcr', 'first_response'],
       first=dict(id='000417', closed='2024-03-02T10:00:00Z'),
       kpi=dict(open=2, closed=1, resolution_mean=24, overdue_open=1, unassigned_open=1, abandon_rate=None))

export("zammad.csv", '''#,Title,Customer,Organization,Group,Owner,State,Priority,Created at,Updated at,Close at,First response at,Last contact (agent),Tags
31001,Hello,Zoe Yu,X,Users,Ann Lee,closed,2 normal,2024-06-01T08:00:00.000Z,2024-06-02T08:00:00.000Z,2024-06-02T08:00:00.000Z,2024-06-01T09:00:00.000Z,2024-06-02T08:00:00.000Z,a
31002,Help,Yan Wu,X,Users,-,new,3 high,2024-06-02T08:00:00.000Z,2024-06-02T08:00:00.000Z,,,,b
31003,Later,Yan Wu,X,Users,Ann Lee,pending reminder,1 low,2024-06-03T08:00:00.000Z,2024-06-03T08:00:00.000Z,,,,b
31004,Gone,Yan Wu,X,Users,Ann Lee,merged,1 low,2024-06-03T09:00:00.000Z,2024-06-03T09:00:00.000Z,,,,b
''',
       records=4,
       mapping=dict(id='#', subject='Title', customer='Customer', department='Group', agent='Owner', status='State', priority='Priority', created='Created at', updated='Updated at', closed='Close at', first_response='First response at'),
       kpi=dict(cases=3, open=2, pending=1, closed=1, unassigned_open=1, high_risk_open=1, resolution_mean=24, response_mean=60))

export("otrs.csv", '''"Ticket Number";"Age";"Created";"Closed";"First Lock";"First Response";"State";"Priority";"Queue";"Lock";"Owner";"First Name";"Last Name";"Customer ID";"Customer Name";"From";"Subject";"Accounted time";"Article Tree";"SolutionInMin";"SolutionDiffInMin";"FirstResponseInMin";"FirstResponseDiffInMin"
"2024010510000017";"3 d 4 h";"2024-01-05 08:00:00";"2024-01-05 12:00:00";"2024-01-05 08:05:00";"2024-01-05 08:30:00";"closed successful";"3 normal";"Postmaster";"lock";"ann";"Zoe";"Yu";"X";"Zoe Yu";"zoe@x.example";"Hello";"15";"";"240";"";"30";""
"2024010510000026";"3 d 2 h";"2024-01-05 10:00:00";"";"";"";"new";"5 very high";"Postmaster";"unlock";"root@localhost";"Yan";"Wu";"X";"Yan Wu";"yan@x.example";"Help";"0";"";"";"";"";""
"2024010510000035";"3 d 1 h";"2024-01-05 11:00:00";"";"";"";"pending reminder";"1 very low";"Misc";"unlock";"bo";"Xi";"Va";"X";"Xi Va";"xi@x.example";"Later";"0";"";"";"";"";""
"2024010510000044";"3 d 1 h";"2024-01-05 11:00:00";"2024-01-05 13:00:00";"";"2024-01-05 11:30:00";"closed unsuccessful";"3 normal";"Misc";"unlock";"bo";"Xi";"Va";"X";"Xi Va";"xi@x.example";"Later";"0";"";"120";"";"30";""
''',
       records=4,
       mapping=dict(id='Ticket Number', created='Created', closed='Closed', first_response='First Response', status='State', priority='Priority', department='Queue', agent='Owner', subject='Subject'),
       kpi=dict(cases=4, open=2, pending=1, response_mean=30))

export("rt.tsv", '''id	Subject	Status	QueueName	OwnerName	Priority	Requestors	Cc	AdminCc	Created	Started	Resolved	LastUpdated	Due	TimeEstimated	TimeWorked	TimeLeft
1001	Printer	resolved	helpdesk	ann	50	zoe@x.example			Mon Jan 08 09:00:00 2024	Mon Jan 08 10:00:00 2024	Tue Jan 09 09:00:00 2024	Tue Jan 09 09:00:00 2024	Not set	0	45	0
1002	Screen	stalled	helpdesk	Nobody	0	yan@x.example			Tue Jan 09 09:00:00 2024	Not set	Not set	Tue Jan 09 09:30:00 2024	Not set	0	0	0
1003	Mouse	open	helpdesk	bo	0	yan@x.example			Tue Jan 09 11:00:00 2024	Not set	Not set	Tue Jan 09 11:30:00 2024	Not set	0	0	0
''',
       records=3,
       mapping=dict(id='id', subject='Subject', status='Status', department='QueueName', agent='OwnerName', created='Created', resolved='Resolved', updated='LastUpdated', customer='Requestors'),
       first=dict(id='1001', created='2024-01-08T09:00:00Z'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24),
       prof=dict(delimiter='\t'))

export("hubspot.csv", '''Ticket ID,Ticket name,Pipeline,Ticket status,Create date,Close date,Priority,Ticket owner,Source,Category,Time to close (HH:mm:ss),Time to first agent email reply (HH:mm:ss),Last activity date,Associated Contact,Number of times contacted
1187001,Login,Support Pipeline,Closed (Support Pipeline),2024-04-01 09:15,2024-04-02 09:15,High,Ann Lee,Email,Product Issue,24:00:00,0:30:00,2024-04-02 09:15,Zoe Yu,3
1187002,Refund,Support Pipeline,New (Support Pipeline),2024-04-02 10:15,,Low,,Form,Billing Issue,,,2024-04-02 10:15,Yan Wu,0
1187003,Ship,Support Pipeline,Waiting on contact (Support Pipeline),2024-04-03 10:15,,Medium,Bo Fox,Chat,Billing Issue,,1:10:00,2024-04-03 11:15,Yan Wu,1
''',
       records=3,
       mapping=dict(id='Ticket ID', subject='Ticket name', status='Ticket status', created='Create date', closed='Close date', priority='Priority', agent='Ticket owner', channel='Source', category='Category', resolution_time='Time to close (HH:mm:ss)'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24, response_mean=50))

export("salesforce.csv", '''"Case Number","Contact Name","Account Name","Subject","Status","Priority","Date/Time Opened","Date/Time Closed","Age (Hours)","Case Owner","Case Origin","Case Reason","Type","Open","Closed","Escalated"
"00001026","Zoe Yu","X Ltd","Seeking guidance","Closed","High","3/4/2024 8:05 AM","3/5/2024 8:05 AM","24","Ann Lee","Phone","Installation","Electrical","0","1","0"
"00001027","Yan Wu","Y Ltd","Delay","New","Medium","3/14/2024 1:30 PM","","300","Bo Fox","Web","Breakdown","Mechanical","1","0","1"
"00001028","Xi Va","Z Ltd","Generator","Working","Low","3/15/2024 12:10 AM","","290","Bo Fox","Email","","Electronic","1","0","0"
"00001029","Xi Va","Z Ltd","Part","Closed","Low","3/15/2024 12:30 PM","3/16/2024 12:30 PM","24","Bo Fox","Email","","Electronic","0","1","0"



"Cases report"
"Copyright (c) 2000-2024 salesforce.com, inc. All rights reserved."
"Confidential Information - Do Not Distribute"
"Generated By:  Ann Lee  3/20/2024 9:00 AM"
"X Ltd"
''',
       quarantined=5,
       mapping=dict(id='Case Number', customer='Contact Name', subject='Subject', status='Status', priority='Priority', created='Date/Time Opened', closed='Date/Time Closed', agent='Case Owner', channel='Case Origin', category='Case Reason', type='Type', escalated='Escalated'),
       absent=['handling_time'],
       first=dict(id='00001026', created='2024-03-04T08:05:00Z'),
       kpi=dict(cases=4, open=2, closed=2, in_progress=1, resolution_mean=24, escalated=1))

export("intercom.csv", '''Conversation ID,Conversation started at (America/New York),Conversation first closed at (America/New York),Conversation last closed at (America/New York),Conversation state,Conversation channel,Teammate currently assigned,Team currently assigned,First response time (seconds),Time to close (seconds),Conversation rating,Conversation tags,User name,Conversation priority
214001,2024-05-01 09:00:00,2024-05-01 10:00:00,2024-05-01 11:00:00,closed,Chat,Ann Lee,Tier 1,120,7200,5,bug,Zoe Yu,Not priority
214002,2024-05-02 09:00:00,,,open,Email,Bo Fox,Tier 1,300,,,bug,Yan Wu,Priority
214003,2024-05-02 10:00:00,,,snoozed,Chat,,Tier 2,,,,,Yan Wu,Not priority
''',
       records=3,
       mapping=dict(id='Conversation ID', created='Conversation started at (America/New York)', status='Conversation state', channel='Conversation channel', response_time='First response time (seconds)', resolution_time='Time to close (seconds)', csat='Conversation rating', agent='Teammate currently assigned'),
       unit=dict(response_time='s', resolution_time='s'),
       kpi=dict(open=2, pending=1, closed=1, response_mean=3.5, resolution_mean=2))

export("zoho.csv", '''Ticket Id,Ticket Reference Id,Contact Id,Contact Name,Email,Phone,Subject,Description,Status,Product Name,Ticket Owner,Ticket Owner Id,Created By,Created Time,Modified Time,Due Date,Ticket Closed Time,Is Overdued,Is Escalated,Priority,Channel,Category,Sub Category,Resolution,Department,Happiness Rating,Time to Respond,Number of Threads,SLA Violation Type
7000000123,101,c1,Zoe Yu,zoe@x.example,5550100,Help me,Please help,Closed,Widget,Ann Lee,a1,Zoe Yu,02 Jan 2024 09:00 AM,03 Jan 2024 09:00 AM,05 Jan 2024 09:00 AM,03 Jan 2024 09:00 AM,false,false,High,Email,Defects,Screen,Replaced it,Support,GOOD,,3,Not Violated
7000000124,102,c2,Yan Wu,yan@x.example,,No power,It is dead,On Hold,Widget,,,Yan Wu,03 Jan 2024 10:00 AM,03 Jan 2024 11:00 AM,04 Jan 2024 10:00 AM,,true,true,Medium,Phone,Defects,Power,,Support,,,1,Resolution Violation
7000000125,103,c2,Yan Wu,yan@x.example,,No light,It is dark,Open,Widget,Bo Fox,a2,Yan Wu,13 Jan 2024 10:00 PM,13 Jan 2024 11:00 PM,14 Jan 2024 10:00 AM,,false,false,,Web,Defects,Power,,Support,,,1,Not Violated
''',
       records=3,
       mapping=dict(id='Ticket Id', subject='Subject', text='Description', status='Status', product='Product Name', created='Created Time', updated='Modified Time', due='Due Date', closed='Ticket Closed Time', priority='Priority', channel='Channel', category='Category', subcategory='Sub Category', department='Department', csat='Happiness Rating', escalated='Is Escalated', customer='Contact Name', agent='Ticket Owner'),
       absent=['resolution_time'],
       first=dict(id='7000000123', created='2024-01-02T09:00:00Z', csat=1),
       kpi=dict(open=2, pending=1, closed=1, escalated=1, resolution_mean=24))

export("helpscout.csv", '''Conversation Number,Mailbox,Subject,Status,Type,Customer,Customer Email,Assigned To,Tags,Created,Last Updated,Closed,Satisfaction Rating,First Response Time,Resolution Time,Replies To Resolve
501,Support,Hi,Closed,Email,Zoe Yu,zoe@x.example,Ann Lee,vip,Jan 8 2024 9:00am,Jan 9 2024 9:00am,Jan 9 2024 9:00am,Great,25m,1d 0h,2
502,Support,Ho,Active,Chat,Yan Wu,yan@x.example,,vip,Jan 9 2024 9:00pm,Jan 9 2024 9:00pm,,,,,
503,Support,Hu,Pending,Email,Yan Wu,yan@x.example,Bo Fox,,Jan 10 2024 12:15am,Jan 10 2024 9:00am,,,1h 5m,,
504,Support,Hu,Closed,Email,Yan Wu,yan@x.example,Bo Fox,,Jan 10 2024 12:15pm,Jan 11 2024 9:00am,Jan 10 2024 6:15pm,Not Good,1h 0m,6h,1
''',
       records=4,
       mapping=dict(id='Conversation Number', subject='Subject', status='Status', customer='Customer', agent='Assigned To', created='Created', updated='Last Updated', closed='Closed', csat='Satisfaction Rating', response_time='First Response Time', resolution_time='Resolution Time'),
       kpi=dict(open=2, pending=1, closed=2, response_mean=50, resolution_mean=15))

export("kayako.csv", '''Ticket ID,Ticket Mask ID,Department,Status,Priority,Type,Full Name,Email,Owner,Subject,Creation Date,Last Activity,Last Staff Reply,Last User Reply,Due Time,Replies,Escalated
1,ABC-111-22222,Support,Closed,Urgent,Issue,Zoe Yu,zoe@x.example,Ann Lee,Hi,11 January 2024 10:12 AM,12 January 2024 10:12 AM,,,,2,No
2,ABC-111-22223,Support,In Progress,Normal,Issue,Yan Wu,yan@x.example,-- Unassigned --,Ho,12 January 2024 10:12 PM,12 January 2024 11:12 PM,,,,0,Yes
''',
       records=2,
       mapping=dict(id='Ticket ID', department='Department', status='Status', priority='Priority', created='Creation Date', agent='Owner', subject='Subject', replies='Replies', escalated='Escalated'),
       kpi=dict(open=1, closed=1, unassigned_open=1))

export("remedy.csv", '''Incident ID*+,Submit Date,Summary*,Status*,Priority*,Impact*,Urgency*,Assigned Group*+,Assignee+,Operational Categorization Tier 1,Product Categorization Tier 1,Reported Source,Reported Date+,Responded Date+,Last Resolved Date,Closed Date,Customer First Name+,Customer Last Name+,Company*+,Service Type*,SLM Real Time Status
INC000000100001,1/16/2024 8:00:00 AM,Mail,Closed,Critical,1-Extensive/Widespread,1-Critical,Messaging,Ann Lee,Failure,Software,Phone,1/16/2024 7:55:00 AM,1/16/2024 8:30:00 AM,1/16/2024 4:00:00 PM,1/31/2024 4:00:00 PM,Zoe,Yu,X Ltd,User Service Restoration,Service Targets Not Breached
INC000000100002,1/17/2024 8:00:00 AM,Disk,Assigned,Medium,4-Minor/Localized,3-Medium,Servers,,Failure,Hardware,Email,1/17/2024 8:00:00 AM,,,,Yan,Wu,X Ltd,User Service Request,Within Time Limit
INC000000100003,1/18/2024 8:00:00 AM,Disk,Pending,Low,4-Minor/Localized,3-Medium,Servers,Bo Fox,Failure,Hardware,Email,1/18/2024 8:00:00 AM,,,,Yan,Wu,X Ltd,User Service Request,Within Time Limit
''',
       records=3,
       mapping=dict(id='Incident ID*+', created='Reported Date+', status='Status*', priority='Priority*', department='Assigned Group*+', agent='Assignee+', resolved='Last Resolved Date', closed='Closed Date', first_response='Responded Date+', subject='Summary*', channel='Reported Source'),
       kpi=dict(open=2, pending=1, closed=1, response_mean=35))

export("sdp.csv", '''Request ID,Subject,Requester,Technician,Created Time,DueBy Time,Responded Date,Resolved Time,Completed Time,Request Status,Priority,Category,Subcategory,Item,Group,Site,Request Mode,Request Type,Level,Overdue Status,Time Elapsed,Department
1001,Monitor,Zoe Yu,Ann Lee,"Jan 12, 2024 09:30 AM","Jan 13, 2024 09:30 AM","Jan 12, 2024 09:45 AM","Jan 12, 2024 03:30 PM","Jan 14, 2024 03:30 PM",Closed,High,Hardware,Monitor,-,Desktop,HQ,E-Mail,Incident,Tier 1,false,6hrs 0min,Finance
1002,Software,Yan Wu,Not Assigned,"Jan 13, 2024 12:30 PM","Jan 15, 2024 12:30 PM",-,-,-,Open,Low,Software,Not Assigned,-,Desktop,HQ,Web Form,Request,Tier 2,true,0hrs 0min,Sales
1003,Licence,Yan Wu,Bo Fox,"Jan 14, 2024 12:30 AM","Jan 16, 2024 12:30 PM",-,-,-,Onhold,Not Assigned,Software,Not Assigned,-,Desktop,HQ,Phone Call,Request,Tier 2,false,0hrs 0min,Sales
''',
       records=3,
       mapping=dict(id='Request ID', subject='Subject', customer='Requester', agent='Technician', created='Created Time', due='DueBy Time', first_response='Responded Date', resolved='Resolved Time', closed='Completed Time', status='Request Status', priority='Priority', category='Category', subcategory='Subcategory', channel='Request Mode', type='Request Type'),
       first=dict(id='1001', created='2024-01-12T09:30:00Z'),
       kpi=dict(open=2, pending=1, closed=1, unassigned_open=1, resolution_mean=6, response_mean=15))

export("topdesk.csv", '''Meldingnummer;Korte omschrijving (Details);Aanmelddatum;Streefdatum;Datum gereed;Datum afgemeld;Status;Prioriteit;Categorie;Subcategorie;Behandelaar;Behandelaarsgroep;Aanmelder;Vestiging;Soort melding;Soort binnenkomst;Gereed;Doorlooptijd (uren)
M2401 001;Printer doet het niet;08-01-2024 09:00;10-01-2024 09:00;09-01-2024 09:00;11-01-2024 09:00;Afgemeld;Hoog;Hardware;Printer;Jansen, P.;Servicedesk;De Vries, A.;Utrecht;Incident;Telefonisch;Ja;24,0
M2401 002;Wachtwoord;09-01-2024 10:00;11-01-2024 10:00;;;In behandeling;Laag;Account;Reset;;Servicedesk;Bakker, B.;Utrecht;Aanvraag;E-mail;Nee;
M2401 003;Wachtwoord;19-01-2024 10:00;21-01-2024 10:00;;;Wacht op gebruiker;Normaal;Account;Reset;Smit, K.;Servicedesk;Bakker, B.;Zwolle;Aanvraag;Portal;Nee;
''',
       records=3,
       mapping=dict(id='Meldingnummer', subject='Korte omschrijving (Details)', created='Aanmelddatum', due='Streefdatum', resolved='Datum gereed', closed='Datum afgemeld', status='Status', priority='Prioriteit', category='Categorie', subcategory='Subcategorie', agent='Behandelaar', department='Behandelaarsgroep', customer='Aanmelder', location='Vestiging', type='Soort melding', channel='Soort binnenkomst', resolution_time='Doorlooptijd (uren)'),
       unit=dict(resolution_time='h'),
       first=dict(id='M2401 001', created='2024-01-08T09:00:00Z'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24, unassigned_open=1))

export("redmine.csv", '''#,Projekt,Tracker,Status,Priorität,Thema,Autor,Zugewiesen an,Aktualisiert,Kategorie,Beginn,Abgabedatum,Geschätzter Aufwand,Aufgewendete Zeit,% erledigt,Angelegt,Geschlossen
301,Web,Fehler,Erledigt,Hoch,Absturz,Ann Lee,Bo Fox,09.01.2024 09:00,Kern,08.01.2024,,"","2,50",100,08.01.2024 09:00,09.01.2024 09:00
302,Web,Feature,In Bearbeitung,Normal,Wunsch,Ann Lee,,19.01.2024 09:00,Kern,18.01.2024,,"","0,00",0,18.01.2024 09:00,
303,Web,Feature,Neu,Normal,Wunsch,Ann Lee,,19.01.2024 09:00,Kern,18.01.2024,,"","0,00",0,18.01.2024 09:00,
''',
       records=3,
       mapping=dict(id='#', status='Status', priority='Priorität', subject='Thema', agent='Zugewiesen an', updated='Aktualisiert', category='Kategorie', due='Abgabedatum', created='Angelegt', closed='Geschlossen', department='Projekt', type='Tracker', customer='Autor'),
       kpi=dict(open=2, closed=1, resolution_mean=24))

export("freshdesk_api.csv", '''id,subject,status,priority,source,created_at,updated_at,due_by,fr_due_by,responder_id,group_id,requester_id,type,is_escalated,spam
10,Hi,5,1,2,2024-01-08T09:00:00Z,2024-01-09T09:00:00Z,2024-01-10T09:00:00Z,2024-01-08T19:00:00Z,4001,31,99,Question,false,false
11,Ho,2,4,1,2024-01-18T09:00:00Z,2024-01-19T09:00:00Z,2024-01-20T09:00:00Z,2024-01-18T19:00:00Z,,31,98,Problem,true,false
12,Hu,3,3,1,2024-01-18T10:00:00Z,2024-01-19T09:00:00Z,2024-01-20T09:00:00Z,2024-01-18T19:00:00Z,4001,31,98,Problem,false,false
''',
       records=3,
       mapping=dict(id='id', created='created_at', updated='updated_at', due='due_by', agent='responder_id', customer='requester_id', escalated='is_escalated'))

main()
