"""Languages, encodings, notations, registers and logs, each with what a careful
reader expects of it."""
from exports import *

export("de_excel.csv", ('Ticketnr.;Erstellt am;Gelöst am;Status;Priorität;Kategorie;Bearbeiter;Kunde;Lösungszeit (Std.);Kundenzufriedenheit;Betreff\r\n'
        'T-0001;31.12.2023 08:15;02.01.2024 08:15;Gelöst;Hoch;Störung;Müller, Jörg;Groß GmbH;48,00;4,5;Drucker defekt\r\n'
        'T-0002;02.01.2024 09:00;;In Bearbeitung;Kritisch;Störung;Bäcker, Änne;Weiß AG;;;Netz weg\r\n'
        'T-0003;03.01.2024 10:30;03.01.2024 12:00;Geschlossen;Niedrig;Anfrage;Müller, Jörg;Groß GmbH;1,50;3,0;Passwort\r\n'
        'T-0004;04.01.2024 10:30;;Wartet auf Kunden;Mittel;Anfrage;;Groß GmbH;;;Frage – „Wie“\r\n').encode("cp1252"),
       records=4,
       mapping=dict(id='Ticketnr.', created='Erstellt am', resolved='Gelöst am', status='Status', priority='Priorität', category='Kategorie', agent='Bearbeiter', customer='Kunde', resolution_time='Lösungszeit (Std.)', csat='Kundenzufriedenheit', subject='Betreff'),
       unit=dict(resolution_time='h'),
       first=dict(id='T-0001', created='2023-12-31T08:15:00Z', agent='Müller, Jörg'),
       kpi=dict(open=2, pending=1, closed=2, resolution_mean=24.75, csat_mean=3.75),
       prof=dict(delimiter=';', encoding='WINDOWS-1252'))

export("it.csv", '''Numero ticket;Data apertura;Ora apertura;Data chiusura;Ora chiusura;Stato;Priorità;Categoria;Assegnato a;Richiedente;Oggetto;Tempo di risoluzione (ore);Soddisfazione
1001;05/03/2024;08:30;06/03/2024;08:30;Chiuso;Alta;Rete;Rossi Anna;Bianchi Luca;Rete lenta;24,0;5
1002;06/03/2024;09:00;;;In corso;Media;Hardware;Verdi Ugo;Neri Eva;Mouse;;
1003;07/03/2024;10:00;;;In attesa;Bassa;Hardware;;Neri Eva;Tastiera;;
''',
       records=3,
       mapping=dict(id='Numero ticket', created=('Data apertura', 'Ora apertura'), closed=('Data chiusura', 'Ora chiusura'), status='Stato', priority='Priorità', category='Categoria', agent='Assegnato a', customer='Richiedente', subject='Oggetto', resolution_time='Tempo di risoluzione (ore)', csat='Soddisfazione'),
       first=dict(id='1001', created='2024-03-05T08:30:00Z'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24))

export("pl_utf8.csv", '''Numer zgłoszenia;Data utworzenia;Data rozwiązania;Stan;Priorytet;Kategoria;Przypisany do;Zgłaszający;Temat;Czas rozwiązania (godz.)
ZG/1;2024-01-08 09:00;2024-01-09 09:00;Rozwiązane;Wysoki;Sprzęt;Nowak;Kowalski;Drukarka;24
ZG/2;2024-01-09 09:00;;W toku;Niski;Sieć;Nowak;Zając;Sieć;
''',
       records=2,
       mapping=dict(id='Numer zgłoszenia', created='Data utworzenia', resolved='Data rozwiązania', status='Stan', priority='Priorytet', category='Kategoria', agent='Przypisany do', customer='Zgłaszający', subject='Temat', resolution_time='Czas rozwiązania (godz.)'),
       unit=dict(resolution_time='h'),
       kpi=dict(open=1, closed=1, resolution_mean=24))

export("ja.csv", '''チケット番号,件名,ステータス,優先度,カテゴリ,担当者,依頼者,作成日時,更新日時,完了日時
1001,ログインできない,完了,高,アカウント,佐藤,田中,2024/01/08 09:00,2024/01/09 09:00,2024/01/09 09:00
1002,印刷できない,対応中,緊急,ハードウェア,鈴木,山田,2024/01/09 10:00,2024/01/09 10:00,
1003,質問,保留,低,その他,,山田,2024/01/10 10:00,2024/01/10 10:00,
''',
       records=3,
       mapping=dict(id='チケット番号', subject='件名', status='ステータス', priority='優先度', category='カテゴリ', agent='担当者', customer='依頼者', created='作成日時', updated='更新日時', closed='完了日時'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24))

export("zh.csv", '''工单编号,标题,状态,优先级,分类,处理人,客户,创建时间,更新时间,关闭时间,满意度
1001,无法登录,已关闭,高,账户,王伟,李娜,2024-01-08 09:00:00,2024-01-09 09:00:00,2024-01-09 09:00:00,5
1002,无法打印,处理中,紧急,硬件,张敏,刘洋,2024-01-09 10:00:00,2024-01-09 10:00:00,,
1003,问题,待处理,低,其他,,刘洋,2024-01-10 10:00:00,2024-01-10 10:00:00,,
''',
       records=3,
       mapping=dict(id='工单编号', subject='标题', status='状态', priority='优先级', category='分类', agent='处理人', customer='客户', created='创建时间', updated='更新时间', closed='关闭时间', csat='满意度'),
       kpi=dict(closed=1, resolution_mean=24))

export("ru.csv", '''Номер заявки;Дата создания;Дата закрытия;Статус;Приоритет;Категория;Исполнитель;Заявитель;Тема;Срок выполнения
1001;08.01.2024 09:00;09.01.2024 09:00;Закрыта;Высокий;Сеть;Иванов;Петров;Нет сети;10.01.2024 09:00
1002;09.01.2024 09:00;;В работе;Низкий;Сеть;Иванов;Сидоров;Мышь;12.01.2024 09:00
1003;10.01.2024 09:00;;Ожидание;Средний;Сеть;;Сидоров;Мышь;14.01.2024 09:00
''',
       records=3,
       mapping=dict(id='Номер заявки', created='Дата создания', closed='Дата закрытия', status='Статус', priority='Приоритет', category='Категория', agent='Исполнитель', customer='Заявитель', subject='Тема', due='Срок выполнения'),
       kpi=dict(open=2, pending=1, closed=1, resolution_mean=24))

export("sep_line.csv", ('sep=;\r\n'
        'Ticket;Created;Closed;Status\r\n'
        'A1;2024-01-01 10:00;2024-01-02 10:00;Closed\r\n'
        'A2;2024-01-03 10:00;;Open\r\n'),
       records=2,
       mapping=dict(id='Ticket', created='Created', closed='Closed', status='Status'),
       kpi=dict(open=1, closed=1, resolution_mean=24),
       prof=dict(delimiter=';'))

export("utf16.txt", ('\ufeffCase ID\tCreated Date\tClosed Date\tStatus\tOwner\r\n'
        '0007\t1/16/2024 9:00 AM\t1/17/2024 9:00 AM\tClosed\tZoë\r\n'
        '0008\t1/17/2024 9:00 AM\t\tOpen\tBo\r\n').encode("utf-16-le"),
       records=2,
       mapping=dict(id='Case ID', created='Created Date', closed='Closed Date', status='Status', agent='Owner'),
       first=dict(id='0007', agent='Zoë'),
       kpi=dict(open=1, closed=1, resolution_mean=24),
       prof=dict(encoding='UTF-16LE', delimiter='\t'))

export("preamble.csv", '''Ticket report
Exported: 2024-02-01 10:00
Filter: all tickets

Ticket ID,Created,Closed,Status,Priority,Hours
1,2024-01-01 10:00,2024-01-02 10:00,Closed,High,24
2,2024-01-03 10:00,,Open,Low,
3,2024-01-04 10:00,2024-01-04 12:00,Closed,Low,2

Total,,,,,26
''',
       quarantined=1,
       mapping=dict(id='Ticket ID', created='Created', closed='Closed', status='Status', priority='Priority'),
       kpi=dict(cases=3, open=1, closed=2, resolution_mean=13))

export("total_row.csv", '''Ticket ID,Agent,Created,Closed,Status,Priority,Resolution Hours
1,Ann,2024-01-01 10:00,2024-01-02 10:00,Closed,High,24
2,Bo,2024-01-03 10:00,,Open,Low,
3,Bo,2024-01-04 10:00,2024-01-04 12:00,Closed,Low,2
Grand Total,,,,,,26
''',
       quarantined=1,
       mapping=dict(id='Ticket ID', created='Created', closed='Closed'),
       kpi=dict(cases=3, open=1, closed=2, resolution_mean=13))

export("chicago311.csv", '''SR_NUMBER,SR_TYPE,SR_SHORT_CODE,OWNER_DEPARTMENT,STATUS,ORIGIN,CREATED_DATE,LAST_MODIFIED_DATE,CLOSED_DATE,STREET_ADDRESS,CITY,STATE,ZIP_CODE,DUPLICATE,LEGACY_RECORD,COMMUNITY_AREA,WARD,POLICE_DISTRICT,CREATED_HOUR,CREATED_DAY_OF_WEEK,CREATED_MONTH,LATITUDE,LONGITUDE,LOCATION
SR24-00000123,Graffiti Removal Request,GRAF,Streets and Sanitation,Completed,Mobile Device,01/02/2024 08:00:00 AM,01/04/2024 08:00:00 AM,01/04/2024 08:00:00 AM,100 W MAIN ST,Chicago,Illinois,60601,false,false,32,42,1,8,3,1,41.88,-87.63,"(41.88, -87.63)"
SR24-00000124,Pothole in Street Complaint,PHF,CDOT - Department of Transportation,Open,Phone Call,01/13/2024 12:15:00 AM,01/13/2024 12:15:00 AM,,200 W MAIN ST,Chicago,Illinois,60602,false,false,32,42,1,0,7,1,41.89,-87.64,"(41.89, -87.64)"
SR24-00000125,Pothole in Street Complaint,PHF,CDOT - Department of Transportation,Canceled,Phone Call,01/14/2024 12:15:00 PM,01/15/2024 12:15:00 AM,01/15/2024 12:15:00 AM,200 W MAIN ST,Chicago,Illinois,60602,true,false,32,42,1,0,7,1,41.89,-87.64,"(41.89, -87.64)"
''',
       records=3,
       mapping=dict(id='SR_NUMBER', category='SR_TYPE', department='OWNER_DEPARTMENT', status='STATUS', channel='ORIGIN', created='CREATED_DATE', updated='LAST_MODIFIED_DATE', closed='CLOSED_DATE', city='CITY', province='STATE', latitude='LATITUDE', longitude='LONGITUDE'),
       first=dict(id='SR24-00000123', created='2024-01-02T08:00:00Z'),
       kpi=dict(open=1, closed=1, void=1, resolution_mean=48))

export("boston311.csv", '''case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,closure_reason,case_title,subject,reason,type,queue,department,submitted_photo,closed_photo,location,fire_district,pwd_district,city_council_district,police_district,neighborhood,ward,precinct,location_street_name,location_zipcode,latitude,longitude,geom_4326,source
101005900001,2024-01-02 08:00:00,2024-01-04 08:30:00,2024-01-03 08:00:00,ONTIME,Closed,Case Closed. Case Resolved,Request for Pothole Repair,Public Works Department,Highway Maintenance,Request for Pothole Repair,PWDx_Contractor Complaints,PWDx,,,1 Main St  Boston  MA  02108,3,1A,2,A1,Downtown,Ward 3,0302,1 Main St,2108,42.36,-71.06,0101,Citizens Connect App
101005900002,2024-01-12 08:00:00,2024-01-14 08:30:00,2024-01-16 08:00:00,OVERDUE,Closed,Case Closed. Case Noted,Parking Enforcement,Transportation - Traffic Division,Enforcement & Abandoned Vehicles,Parking Enforcement,BTDT_Parking Enforcement,BTDT,,,2 Main St  Boston  MA  02108,3,1A,2,A1,Downtown,Ward 3,0302,2 Main St,,42.36,-71.06,0101,Constituent Call
101005900003,2024-01-15 08:00:00,2024-01-24 08:30:00,,ONTIME,Open, ,Parking Enforcement,Transportation - Traffic Division,Enforcement & Abandoned Vehicles,Parking Enforcement,BTDT_Parking Enforcement,BTDT,,,2 Main St  Boston  MA  02108,3,1A,2,A1,Downtown,Ward 3,0302,2 Main St,,42.36,-71.06,0101,Constituent Call
''',
       records=3,
       mapping=dict(id='case_enquiry_id', created='open_dt', due='sla_target_dt', closed='closed_dt', breached='on_time', status='case_status', department='department', channel='source', region='neighborhood', latitude='latitude', longitude='longitude', location='location', subject='case_title'),
       kpi=dict(open=1, closed=2, resolution_mean=60, breached=1))

export("toronto311.csv", '''Creation Date,Status,First 3 Chars of Postal Code,Intersection Street 1,Intersection Street 2,Ward,Service Request Type,Division,Section
2024-01-02 08:00:00,Completed,M6P,,,Parkdale-High Park (04),Residential Bin: Delivery,Solid Waste Management Services,Collections
2024-01-02 08:05:00,In-progress,M4C,,,Beaches-East York (19),Road - Pot hole,Transportation Services,Road Operations
2024-01-02 08:05:00,Cancelled,M4C,,,Beaches-East York (19),Road - Pot hole,Transportation Services,Road Operations
2024-01-02 08:05:00,New,Intersection,Queen St,King St,Beaches-East York (19),Road - Pot hole,Transportation Services,Road Operations
''',
       records=4,
       mapping=dict(created='Creation Date', status='Status', category='Service Request Type', department='Division', region='Ward'),
       absent=['id', 'closed'],
       kpi=dict(cases=4, open=2, closed=1, void=1, resolution_mean=None))

export("helpdesk_log.csv", '''Case ID,Activity,Resource,Complete Timestamp
Case 1,Assign seriousness,Value 1,2012/10/09 14:50:17.000
Case 1,Take in charge ticket,Value 1,2012/10/09 14:51:01.000
Case 1,Take in charge ticket,Value 2,2012/10/12 15:02:56.000
Case 1,Resolve ticket,Value 1,2012/10/25 11:54:26.000
Case 1,Closed,Value 3,2012/11/09 12:54:39.000
Case 2,Assign seriousness,Value 2,2012/11/09 12:54:39.000
Case 2,Wait,Value 2,2012/11/10 12:54:39.000
''',
       records=7,
       mapping=dict(id='Case ID', status='Activity', updated='Complete Timestamp', agent='Resource'),
       absent=['created'],
       kpi=dict(cases=2, closed=1))

export("bpi2013.csv", '''SR Number;Change Date+Time;Status;Sub Status;Involved ST;SR Latest Impact;Product;Country;Owner Country;Involved Org line 3;Involved ST Function Div;Owner First Name
1-364285768;2010-03-31T16:59:42+01:00;Accepted;In Progress;V30;Medium;PROD582;fr;France;Org line A2;A2_4;Frederic
1-364285768;2010-03-31T17:45:48+01:00;Accepted;In Progress;V30;Medium;PROD582;fr;France;Org line A2;A2_4;Frederic
1-364285768;2010-04-06T16:44:07+01:00;Queued;Awaiting Assignment;V5 3rd;Medium;PROD582;fr;France;Org line A2;A2_5;Anne Claire
1-364285768;2010-04-06T16:44:38+01:00;Completed;Resolved;V5 3rd;Medium;PROD582;fr;Sweden;Org line A2;A2_5;Eric
1-503573772;2010-05-03T10:15:32+01:00;Accepted;Wait - User;N14 2nd;Low;PROD660;se;Sweden;Org line C;E_5;Pia
''',
       records=5,
       mapping=dict(id='SR Number', updated='Change Date+Time', status='Status', product='Product', country='Country'),
       absent=['created', 'closed'],
       kpi=dict(cases=2, closed=1, open=1))

export("kaggle_it.csv", '''subject,body,answer,type,queue,priority,language,business_type,tag_1,tag_2,tag_3
Account disruption,"Dear team, I cannot log in",Thank you for reaching out to us about it,Incident,Technical Support,high,en,IT Services,Account,Disruption,Outage
Frage zur Rechnung,"Guten Tag, die Rechnung ist falsch",Danke für Ihre Nachricht an unser Team,Request,Billing and Payments,low,de,Tech Online Store,Billing,Payment,
Product question,"Hi, does it work with X?",Thank you for your question about this product,Request,Product Support,medium,en,IT Services,Product,Feature,
''',
       records=3,
       mapping=dict(subject='subject', text='body', type='type', department='queue', priority='priority'),
       absent=['answered', 'id', 'created', 'status', 'first_response'])

export("cfpb.csv", '''Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Complaint ID
03/29/24,Mortgage,FHA mortgage,Trouble during payment process,,,,BIG BANK,CA,94105,Older American,,Web,03/29/24,Closed with explanation,Yes,No,8651001
04/01/24,Credit card,Store credit card,Fees,,I was charged twice by the bank,,BIG BANK,TX,75001,,Consent provided,Phone,04/02/24,In progress,Yes,N/A,8651002
04/02/24,Credit card,Store credit card,Fees,,I was charged twice by the bank,,MID BANK,TX,75001,,Consent provided,Phone,04/02/24,Closed with monetary relief,No,N/A,8651003
''',
       records=3,
       mapping=dict(id='Complaint ID', created='Date received', product='Product', category='Issue', text='Consumer complaint narrative', province='State', channel='Submitted via', status='Company response to consumer', breached='Timely response?', tags='Tags'),
       absent=['closed', 'resolved', 'first_response', 'response_time'],
       first=dict(id='8651001', created='2024-03-29'),
       kpi=dict(cases=3, closed=2, open=1, resolution_mean=None))

export("retail_calls.csv", '''id,customer_name,sentiment,csat_score,call_timestamp,reason,city,state,channel,response_time,call duration in minutes,call_center
DKK-57076809-w-055481-fU,Analise Gairdner,Neutral,7,10/29/2020,Billing Question,Detroit,Michigan,Call-Center,Within SLA,17,Los Angeles/CA
QGK-72219678-w-102139-KY,Crichton Kidsley,Very Positive,,10/05/2020,Service Outage,Spartanburg,South Carolina,Chatbot,Within SLA,23,Baltimore/MD
GYJ-30025932-A-023015-LD,Averill Brundrett,Negative,,10/04/2020,Billing Question,Gainesville,Florida,Call-Center,Above SLA,45,Los Angeles/CA
ZJI-96807559-i-620008-m7,Noreen Lafflina,Very Negative,1,10/17/2020,Billing Question,Portland,Oregon,Chatbot,Below SLA,12,Los Angeles/CA
''',
       records=4,
       mapping=dict(id='id', customer='customer_name', csat='csat_score', created='call_timestamp', category='reason', city='city', province='state', channel='channel', handling_time='call duration in minutes', location='call_center'),
       absent=['status', 'response_time'],
       unit=dict(handling_time='min'),
       first=dict(id='DKK-57076809-w-055481-fU', created='2020-10-29'),
       kpi=dict(cases=4, open=None, csat_mean=4, aht=24.25, response_mean=None),
       prof=dict(date_order='mdy'))

export("ecom_csat.csv", '''Unique id,channel_name,category,Sub-category,Customer Remarks,Order_id,order_date_time,Issue_reported at,issue_responded,Survey_response_Date,Customer_City,Product_category,Item_price,connected_handling_time,Agent_name,Supervisor,Manager,Tenure Bucket,Agent Shift,CSAT Score
7e9ae164,Outcall,Product Queries,Life Insurance,,c27c9bb4,,01/08/2023 11:13,01/08/2023 11:47,01-Aug-23,,,,,Richard Buchanan,Mason Gupta,Jennifer Nguyen,On Job Training,Morning,5
b07ec1b0,Outcall,Product Queries,Product Specific Information,,d406b0c7,,01/08/2023 12:52,01/08/2023 12:54,01-Aug-23,,,,,Vicki Collins,Dylan Kim,Michael Lee,>90,Morning,5
200814dd,Inbound,Order Related,Installation/demo,Good,c273368d,26/07/2023 09:00,01/08/2023 20:16,01/08/2023 20:38,01-Aug-23,PUNE,Electronics,434,322,Duane Norman,Jackson Park,William Kim,On Job Training,Evening,1
''',
       records=3,
       mapping=dict(id='Unique id', channel='channel_name', category='category', subcategory='Sub-category', feedback='Customer Remarks', created='Issue_reported at', first_response='issue_responded', rated='Survey_response_Date', city='Customer_City', product='Product_category', handling_time='connected_handling_time', agent='Agent_name', csat='CSAT Score'),
       absent=['tenure'],
       first=dict(id='7e9ae164', created='2023-08-01T11:13:00Z'),
       kpi=dict(cases=3, response_mean=19.333333333333332, csat_mean=3.6666666666666665),
       prof=dict(date_order='dmy'))

export("epoch.csv", '''ticket_id,created_at,closed_at,status
A1,1704067200,1704153600,closed
A2,1704157200,,open
A3,1704160800,1704164400,closed
''',
       records=3,
       mapping=dict(id='ticket_id', created='created_at', closed='closed_at', status='status'),
       first=dict(id='A1', created='2024-01-01T00:00:00Z'),
       kpi=dict(open=1, closed=2, resolution_mean=12.5))

export("offset_ist.csv", '''id,createdAt,resolvedAt,state,firstReplyAt
A1,2024-01-01T10:00:00+05:30,2024-01-02T10:00:00+05:30,resolved,2024-01-01T10:30:00+05:30
A2,2024-01-02T10:00:00.123+05:30,,active,
''',
       records=2,
       mapping=dict(id='id', created='createdAt', resolved='resolvedAt', status='state', first_response='firstReplyAt'),
       first=dict(id='A1', created='2024-01-01T04:30:00Z'),
       kpi=dict(open=1, resolution_mean=24, response_mean=30))

export("excel_serial.csv", '''Case ID,Date Opened,Date Closed,Status
1,45292.375,45293.375,Closed
2,45293.5,,Open
''',
       records=2,
       mapping=dict(created='Date Opened', closed='Date Closed'),
       first=dict(id='1', created='2024-01-01T09:00:00Z'),
       kpi=dict(resolution_mean=24))

export("durations.csv", '''Ticket,Opened,Status,First Response Time,Resolution Time,Talk Time,SLA
1,2024-01-01,Closed,5 minutes,2d 3h,1:02:03,24h
2,2024-01-02,Closed,1 hour 20 minutes,3 hours 20 minutes,0:12:30,8 hours
3,2024-01-03,Closed,PT4H,P1DT2H,0:00:45,PT4H
4,2024-01-04,Closed,90s,-5h,0:10:00,
''',
       records=4,
       mapping=dict(id='Ticket', created='Opened', status='Status', response_time='First Response Time', resolution_time='Resolution Time', handling_time='Talk Time', sla_target='SLA'),
       first=dict(id='1', response_time=300, resolution_time=183600, handling_time=3723, sla_target=86400),
       kpi=dict(response_mean=81.625))

export("ambiguous.csv", '''Ticket ID,Created,Closed,Status
1,03/01/2024,03/02/2024,Closed
2,03/02/2024,,Open
3,03/03/2024,03/04/2024,Closed
4,03/04/2024,,Open
5,03/05/2024,03/06/2024,Closed
6,03/06/2024,,Open
7,03/07/2024,03/08/2024,Closed
8,03/08/2024,,Open
9,03/09/2024,03/10/2024,Closed
10,03/10/2024,,Open
11,03/11/2024,03/12/2024,Closed
''',
       records=11,
       mapping=dict(created='Created', closed='Closed'),
       first=dict(id='2', created='2024-03-02'),
       kpi=dict(resolution_mean=24),
       prof=dict(date_order='mdy'))

export("twodigit.csv", '''Ticket ID;Aberto em;Fechado em;Situação;Prioridade
1;31/12/23 23:30;01/01/24 11:30;Fechado;Alta
2;01/02/24 10:00;;Em andamento;Baixa
''',
       records=2,
       mapping=dict(id='Ticket ID', created='Aberto em', closed='Fechado em', status='Situação', priority='Prioridade'),
       first=dict(id='1', created='2023-12-31T23:30:00Z'),
       kpi=dict(open=1, closed=1, resolution_mean=12))

export("ragged.csv", ('Ticket ID,Created,Closed,Status,Subject\n'
        '1,2024-01-01 10:00,2024-01-01 12:00,Closed,a,,\n'
        '2,2024-01-02 10:00,,Open\n'
        '3,2024-01-03\n'
        '4,2024-01-04 10:00,,Open,Hello, world, again\n'
        '5,2024-01-05 10:00,,Open,"he said ""no"""\n'
        '6,2024-01-06 10:00,,Open,5" disk\n'),
       records=6,
       quarantined=2,
       mapping=dict(id='Ticket ID', created='Created'),
       kpi=dict(cases=4, open=3))

export("leading_zero.csv", '''Case Number,Opened Date,Closed Date,Status,Status,Agent
0001,2024-01-01,2024-01-03,Closed,x,Ann
0010,2024-01-02,,Open,y,Bo
10,2024-01-05,,Open,y,Bo
''',
       records=3,
       mapping=dict(id='Case Number', created='Opened Date', closed='Closed Date', status='Status'),
       first=dict(id='0010', created='2024-01-02'),
       kpi=dict(cases=3, open=2, resolution_mean=48))

export("call_log.csv", '''Call ID|Agent|Date|Time|Topic|Answered|Resolved|Average Handle Time (sec)|Wait Time (sec)|Satisfaction (1-5)
C1|Ann|2024-01-01|09:12:58|Billing|Yes|Yes|240|12|4
C2|Bo|2024-01-01|10:00:00|Tech|No|No||60|
C3|Bo|2024-01-02|11:30:10|Tech|Yes|No|360|20|3
''',
       records=3,
       mapping=dict(id='Call ID', agent='Agent', created=('Date', 'Time'), category='Topic', answered='Answered', fcr='Resolved', handling_time='Average Handle Time (sec)', wait_time='Wait Time (sec)', csat='Satisfaction (1-5)'),
       unit=dict(handling_time='s', wait_time='s'),
       kpi=dict(cases=3, open=None, aht=5, csat_mean=3.5, fcr_rate=0.3333333333333333, abandon_rate=0.3333333333333333),
       prof=dict(delimiter='|'))

export("email_mime.csv", '''Ticket,Opened,Closed,Status
1,"Mon, 8 Jan 2024 09:00:00 +0100","Tue, 9 Jan 2024 09:00:00 +0100",closed
2,"Wed, 10 Jan 2024 09:00:00 +0100",,open
''',
       records=2,
       mapping=dict(created='Opened', closed='Closed'),
       first=dict(id='1', created='2024-01-08T08:00:00Z'),
       kpi=dict(resolution_mean=24))

export("sv.csv", '''Ärendenummer;Skapad;Stängd;Status;Prioritet;Kategori;Handläggare;Kund;Ämne
1;2024-01-08 09:00;2024-01-09 09:00;Stängd;Hög;Nätverk;Åsa;Örjan;Fel
2;2024-01-09 09:00;;Pågående;Låg;Nätverk;Åsa;Örjan;Fel
''',
       records=2,
       mapping=dict(id='Ärendenummer', created='Skapad', closed='Stängd', status='Status', priority='Prioritet', category='Kategori', agent='Handläggare', customer='Kund', subject='Ämne'),
       kpi=dict(open=1, closed=1, resolution_mean=24))

export("ja_dates.csv", '''受付番号,受付日時,完了日時,状態,優先度,担当者,件名,問い合わせ内容,満足度
A-1,2024年1月8日 09:00,2024年1月9日 09:00,クローズ,高,佐藤,ログイン,入れない,5
A-2,2024年1月9日 10:00,,対応中,低,,印刷,出ない,
A-3,2024年1月19日 10:00,,新規,中,,印刷,出ない,
''',
       records=3,
       mapping=dict(id='受付番号', created='受付日時', closed='完了日時', status='状態', priority='優先度', agent='担当者', subject='件名', csat='満足度'),
       first=dict(id='A-1', created='2024-01-08T09:00:00Z', priority='High'),
       kpi=dict(open=2, closed=1, resolution_mean=24, unassigned_open=2))

export("ko.csv", '''접수번호,접수일시,완료일시,상태,우선순위,담당자,고객명,제목,처리시간(분)
K1,2024-01-08 09:00,2024-01-08 10:00,완료,높음,김철수,홍길동,로그인,60
K2,2024-01-09 09:00,,처리중,낮음,,홍길동,인쇄,
''',
       records=2,
       mapping=dict(id='접수번호', created='접수일시', closed='완료일시', status='상태', priority='우선순위', agent='담당자', customer='고객명', subject='제목'),
       kpi=dict(open=1, closed=1, resolution_mean=1))

export("tr.csv", '''Talep No;Oluşturulma Tarihi;Kapanış Tarihi;Durum;Öncelik;Kategori;Atanan;Müşteri;Konu
1;08.01.2024 09:00;09.01.2024 09:00;Kapalı;Yüksek;Ağ;Ayşe;Ali;Ağ yok
2;09.01.2024 09:00;;Açık;Düşük;Ağ;;Ali;Fare
3;19.01.2024 09:00;;Beklemede;Orta;Ağ;Ayşe;Ali;Fare
''',
       records=3,
       mapping=dict(id='Talep No', created='Oluşturulma Tarihi', closed='Kapanış Tarihi', status='Durum', priority='Öncelik', category='Kategori', agent='Atanan', customer='Müşteri', subject='Konu'),
       kpi=dict(open=2, closed=1, resolution_mean=24, pending=1))

export("cs.csv", '''Číslo požadavku;Vytvořeno;Uzavřeno;Stav;Priorita;Kategorie;Řešitel;Žadatel;Předmět;Doba řešení (hod.)
1;8.1.2024 9:00;9.1.2024 9:00;Uzavřeno;Vysoká;Síť;Novák;Svoboda;Síť;24
2;9.1.2024 9:00;;V řešení;Nízká;Síť;;Svoboda;Myš;
''',
       records=2,
       mapping=dict(id='Číslo požadavku', created='Vytvořeno', closed='Uzavřeno', status='Stav', priority='Priorita', category='Kategorie', agent='Řešitel', customer='Žadatel', subject='Předmět', resolution_time='Doba řešení (hod.)'),
       unit=dict(resolution_time='h'),
       first=dict(id='1', created='2024-01-08T09:00:00Z'),
       kpi=dict(open=1, closed=1, resolution_mean=24))

export("da.csv", '''Sagsnummer;Oprettet;Lukket;Status;Prioritet;Kategori;Sagsbehandler;Kunde;Emne;Løsningstid (timer)
1;08-01-2024 09:00;09-01-2024 09:00;Lukket;Høj;Telefon;Bo;Ida;Telefon;24,0
2;19-01-2024 09:00;;Åben;Lav;Telefon;;Ida;Mus;
''',
       records=2,
       mapping=dict(id='Sagsnummer', created='Oprettet', closed='Lukket', status='Status', priority='Prioritet', category='Kategori', agent='Sagsbehandler', customer='Kunde', subject='Emne', resolution_time='Løsningstid (timer)'),
       unit=dict(resolution_time='h'),
       kpi=dict(open=1, closed=1, resolution_mean=24))

export("pt_glpi.csv", '''"ID";"Título";"Status";"Última atualização";"Data de abertura";"Prioridade";"Requerente - Requerente";"Atribuído - Técnico";"Categoria";"Tempo para solução"
"2 001";"Rede";"Fechado";"09-01-2024 09:00";"08-01-2024 09:00";"Alta";"Silva";"Souza";"Rede";"10-01-2024 09:00"
"2 002";"Mouse";"Em atendimento (atribuído)";"19-01-2024 09:00";"19-01-2024 09:00";"Média";"Silva";"";"Rede";"20-01-2024 09:00"
''',
       records=2,
       mapping=dict(id='ID', created='Data de abertura', updated='Última atualização', due='Tempo para solução', agent='Atribuído - Técnico', customer='Requerente - Requerente'),
       absent=['resolved', 'closed'],
       kpi=dict(open=1, closed=1, resolution_mean=None))

export("gform.csv", '''Timestamp,Email Address,"What is your issue about? Please choose the category that fits best","How urgent is it for you and your colleagues?",Please describe the problem in your own words,Ticket status
1/8/2024 9:00:00,ann@x.example,Network,High,It is slow,Done
1/18/2024 13:00:00,bo@x.example,Printer,Low,No ink,Open
''',
       records=2,
       mapping=dict(created='Timestamp', status='Ticket status'),
       kpi=dict(cases=2, open=1, closed=1),
       prof=dict(header=True))

export("unit_by_instants.csv", '''Ticket ID,Created At,First Response At,Resolved At,Status,Response Time,Resolution Time
1,2024-01-01 09:00,2024-01-01 09:06,2024-01-01 11:00,Resolved,6,120
2,2024-01-02 09:00,2024-01-02 09:07,2024-01-02 12:00,Resolved,7,180
3,2024-01-03 09:00,2024-01-03 09:08,2024-01-03 13:00,Resolved,8,240
4,2024-01-04 09:00,2024-01-04 09:09,2024-01-04 14:00,Resolved,9,300
5,2024-01-05 09:00,2024-01-05 09:10,2024-01-05 15:00,Resolved,10,360
6,2024-01-06 09:00,2024-01-06 09:11,2024-01-06 16:00,Resolved,11,420
7,2024-01-07 09:00,2024-01-07 09:12,2024-01-07 17:00,Resolved,12,480
8,2024-01-08 09:00,2024-01-08 09:13,2024-01-08 18:00,Resolved,13,540
9,2024-01-09 09:00,2024-01-09 09:14,2024-01-09 10:00,Resolved,14,60
10,2024-01-10 09:00,2024-01-10 09:15,2024-01-10 11:00,Resolved,15,120
11,2024-01-11 09:00,2024-01-11 09:16,2024-01-11 12:00,Resolved,16,180
''',
       records=11,
       mapping=dict(response_time='Response Time', resolution_time='Resolution Time', first_response='First Response At'),
       unit=dict(resolution_time='min', response_time='min'))

export("stars.csv", '''Ticket,Opened,Closed,Status,Rating
1,2024-01-01,2024-01-02,Closed,★★★★★
2,2024-01-01,2024-01-02,Closed,★★
3,2024-01-01,2024-01-02,Closed,4/5
''',
       records=3,
       mapping=dict(csat='Rating'),
       kpi=dict(csat_mean=3.6666666666666665))

export("csat_steps.csv", '''Ticket,Opened,Closed,Status,Survey results
1,2024-01-01,2024-01-02,Closed,Extremely Happy
2,2024-01-01,2024-01-02,Closed,Happy
3,2024-01-01,2024-01-02,Closed,Neutral
4,2024-01-01,2024-01-02,Closed,Unhappy
5,2024-01-01,2024-01-02,Closed,
''',
       records=5,
       mapping=dict(csat='Survey results'),
       kpi=dict(csat_mean=3.5))

export("group_header.csv", '''Ticket,,,Times,,
Ticket ID,Subject,Status,Created,Closed,Agent
1,a,Closed,2024-01-01 09:00,2024-01-01 10:00,x
2,b,Open,2024-01-02 09:00,,y
''',
       records=2,
       mapping=dict(id='Ticket ID', created='Created', closed='Closed', status='Status'),
       kpi=dict(open=1, resolution_mean=1))

export("units_row_hdr.csv", '''Ticket ID,Customer ID,Order ID,Created,Status,Priority,Response Time (min),Resolution Time (hrs),CSAT Score (1-10),NPS
T1,C1,O1,2024-01-01 09:00:00.000,Resolved,P1,15,4.5,9,10
T2,C2,O2,2024-01-02 09:00:00.000,Open,P4,,,,
T3,C3,O3,2024-01-03 09:00:00.000,Resolved,P2,45,2.5,7,3
''',
       records=3,
       mapping=dict(id='Ticket ID', customer='Customer ID', created='Created', status='Status', priority='Priority', response_time='Response Time (min)', resolution_time='Resolution Time (hrs)', csat='CSAT Score (1-10)', nps='NPS'),
       unit=dict(response_time='min', resolution_time='h'),
       first=dict(id='T1', priority='Critical'))

export("quoted_semicolon_decimal.csv", ('"ID do Chamado";"Aberto em";"Fechado em";"Situação";"Prioridade";"Tempo de Resolução (h)";"Nota";"Analista";"Reaberto?"\r\n'
        '"1";"05/01/2024 08:00";"06/01/2024 08:00";"Encerrado";"P1";"1.024,50";"4,5";"Ana";"Não"\r\n'
        '"2";"06/01/2024 08:00";"";"Aguardando usuário";"P3";"";"";"";"Sim"\r\n'),
       records=2,
       mapping=dict(id='ID do Chamado', created='Aberto em', closed='Fechado em', status='Situação', priority='Prioridade', resolution_time='Tempo de Resolução (h)', csat='Nota', agent='Analista', reopened='Reaberto?'),
       first=dict(id='1', resolution_time=3688200.0, created='2024-01-05T08:00:00Z'),
       kpi=dict(open=1, pending=1, closed=1, csat_mean=4.5, resolution_mean=24))

export("mysql.csv", ('ticket_id,created_at,first_response_at,resolved_at,status,agent_id\n'
        '1,2024-01-01 09:00:00,2024-01-01 09:30:00,2024-01-01 12:00:00,resolved,7\n'
        '2,2024-01-02 09:00:00,0000-00-00 00:00:00,0000-00-00 00:00:00,open,\\N\n'
        '3,2024-01-03 09:00:00,0000-00-00 00:00:00,0000-00-00 00:00:00,open,\\N\n'
        '4,2024-01-04 09:00:00,0000-00-00 00:00:00,0000-00-00 00:00:00,open,\\N\n'),
       records=4,
       mapping=dict(created='created_at', first_response='first_response_at', resolved='resolved_at', agent='agent_id'),
       kpi=dict(open=3, closed=1, resolution_mean=3, response_mean=30, unassigned_open=3))

export("sentinel.csv", '''ticket_id,opened,closed,status
1,2024-01-01 09:00:00,2024-01-01 12:00:00,closed
2,2024-01-02 09:00:00,1900-01-01 00:00:00,open
3,2024-01-03 09:00:00,9999-12-31 00:00:00,open
4,2024-01-03 09:00:00,1970-01-01 00:00:00,open
''',
       records=4,
       mapping=dict(created='opened', closed='closed'),
       kpi=dict(open=3, closed=1, resolution_mean=3))

export("cust_id_trap.csv", '''Customer ID,Call Date,Call Time,Status,Duration (min),Agent
C1,2024-01-01,09:00,Closed,5,Ann Lee
C1,2024-01-02,10:00,Closed,7,Bo Fox
C2,2024-01-03,11:00,Open,3,Ann Lee
C2,2024-01-04,12:00,Open,4,Ann Lee
''',
       records=4,
       mapping=dict(customer='Customer ID', created=('Call Date', 'Call Time'), handling_time='Duration (min)'),
       absent=['id'],
       kpi=dict(cases=4))

export("three_dates.csv", '''Ref,Logged,Responded,Fixed,Target,State,Severity,Owner
1,03/04/2024 09:00,03/04/2024 09:15,04/04/2024 09:00,05/04/2024 09:00,Resolved,Sev 1,Ann Lee
2,13/04/2024 09:00,13/04/2024 09:45,,15/04/2024 09:00,Active,Sev 3,
''',
       records=2,
       mapping=dict(id='Ref', created='Logged', first_response='Responded', resolved='Fixed', due='Target', status='State', priority='Severity', agent='Owner'),
       kpi=dict(open=1, closed=1, resolution_mean=24, response_mean=30),
       prof=dict(date_order='dmy'))

export("yesno_resolved.csv", '''Call Id,Date,Resolved,Escalated,Duration
1,2024-01-01 10:00,Y,N,00:05:30
2,2024-01-01 11:00,N,Y,00:10:00
''',
       records=2,
       mapping=dict(id='Call Id', created='Date', fcr='Resolved', escalated='Escalated', handling_time='Duration'),
       absent=['resolved', 'status'],
       kpi=dict(open=None, aht=7.75))

export("resolution_text.csv", '''Issue ID,Opened Date,Resolution,Resolution Code,Status
1,2024-01-01,Replaced the cable and tested it again,Fixed,Closed
2,2024-01-02,,,Open
''',
       records=2,
       mapping=dict(id='Issue ID', created='Opened Date', status='Status'),
       absent=['resolution_time', 'resolved'])

export("us_24h.csv", '''Ticket #,Submitted,Completed,Current Status,Assigned Technician,Hours Worked
1,4/13/23 14:05,4/14/23 14:05,Complete,Ann Lee,1.5
2,4/15/23 08:05,,In Process,,
''',
       records=2,
       mapping=dict(id='Ticket #', created='Submitted', closed='Completed', status='Current Status', agent='Assigned Technician', handling_time='Hours Worked'),
       unit=dict(handling_time='h'),
       kpi=dict(open=1, closed=1, resolution_mean=24),
       prof=dict(date_order='mdy'))

export("fr_excel.csv", ('N° ticket;Créé le;Clôturé le;État;Priorité;Catégorie;Technicien;Demandeur;Objet;Durée (h);Satisfaction;SLA respecté\r\n'
        '1;08/01/2024 09:00;09/01/2024 09:00;Clôturé;Élevée;Réseau;Léa;Paul;Panne;24,0;4;Oui\r\n'
        '2;18/01/2024 09:00;;En cours;Basse;Réseau;;Paul;Souris;;;\r\n').encode("cp1252"),
       records=2,
       mapping=dict(id='N° ticket', created='Créé le', closed='Clôturé le', status='État', priority='Priorité', category='Catégorie', agent='Technicien', customer='Demandeur', subject='Objet', csat='Satisfaction', breached='SLA respecté'),
       kpi=dict(open=1, closed=1, resolution_mean=24, csat_mean=4))

export("es_mx.csv", '''Folio,Fecha de reporte,Fecha de solución,Estatus,Prioridad,Categoría,Técnico asignado,Usuario,Asunto,Tiempo de respuesta (min)
1,08/01/2024 09:00 a. m.,09/01/2024 09:00 p. m.,Resuelto,Alta,Red,Ana,Luis,Red,30
2,18/01/2024 09:00 p. m.,,Pendiente,Baja,Red,,Luis,Mouse,
''',
       records=2,
       mapping=dict(id='Folio', created='Fecha de reporte', resolved='Fecha de solución', status='Estatus', priority='Prioridad', category='Categoría', agent='Técnico asignado', customer='Usuario', subject='Asunto', response_time='Tiempo de respuesta (min)'),
       kpi=dict(open=1, pending=1, closed=1, resolution_mean=36, response_mean=30))

export("hours_as_time.csv", '''Ticket Number,Opened,Resolved,Status,SLA Met,Time to First Response,Time to Resolve
1,2024-01-01 09:00,2024-01-02 11:30,Resolved,Yes,0:45,26:30
2,2024-01-03 09:00,2024-01-03 10:00,Resolved,No,0:15,1:00
''',
       records=2,
       mapping=dict(response_time='Time to First Response', resolution_time='Time to Resolve', breached='SLA Met'),
       first=dict(id='1', resolution_time=95400, response_time=2700, breached=0))

export("dup_ids_regions.csv", '''ticket_id,region,created_at,closed_at,status
1,EU,2024-01-01 09:00,2024-01-02 09:00,closed
1,NA,2024-01-05 09:00,,open
2,NA,2024-01-05 10:00,,open
''',
       records=3,
       mapping=dict(id='ticket_id', created='created_at', region='region'),
       kpi=dict(cases=3, open=2))

export("vague_created.csv", '''Ticket ID,Date,Status,Agent
1,2024-01-01,Open,Ann Lee
2,2024-01-02,Open,Ann Lee
3,2024-01-03,Open,Ann Lee
4,2024-01-04,Open,Ann Lee
5,2024-01-05,Open,Ann Lee
6,2024-01-06,Open,Ann Lee
7,2024-01-07,Open,Ann Lee
8,2024-01-08,Open,Ann Lee
9,2024-01-09,Open,Ann Lee
10,2024-01-10,Open,Ann Lee
11,2024-01-11,Open,Ann Lee
12,2024-01-12,Open,Ann Lee
13,2024-01-13,Open,Ann Lee
14,2024-01-14,Open,Ann Lee
15,2024-01-15,Open,Ann Lee
16,2024-01-16,Open,Ann Lee
17,2024-01-17,Open,Ann Lee
18,2024-01-18,Open,Ann Lee
19,2024-01-19,Open,Ann Lee
''',
       records=19,
       mapping=dict(id='Ticket ID', created='Date', status='Status'),
       kpi=dict(open=19))

export("empty_closed.csv", '''Ticket ID,Created,Resolved,Closed,Status
1,2024-01-01 09:00,2024-01-01 10:00,,Resolved
2,2024-01-02 09:00,,,Open
''',
       records=2,
       mapping=dict(resolved='Resolved', closed='Closed'),
       kpi=dict(open=1, closed=1, resolution_mean=1))

export("all_open.csv", '''Ticket ID,Created,Closed,Status
1,2024-01-01 09:00,,Open
2,2024-01-02 09:00,,Pending
''',
       records=2,
       mapping=dict(closed='Closed'),
       kpi=dict(open=2, closed=0, pending=1))

main()
