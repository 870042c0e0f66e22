/* words_en.c - English headings beyond those of columns.def.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_en[] = {
    {.field = CL_COL_ID,
     .words =
         "service request id|srnumber|incident number|incident no|request number|request no|ticket "
         "no|case no|caseid|ticket ref|call number|conversation id|chat id|interaction "
         "id|complaint id|work order id|work order number|issue id|task id|ticket reference|unique "
         "id|complaint number|ticket|case nr|ticket nr|conversation number|call ref|case "
         "ref|request id|sr id|enquiry id|enquiry number|ticket key|query id|complaint ref|task "
         "number|work order|job number|job id|reference id|reference no|unique ticket id|display "
         "id|case concept name|case uuid|ticket uuid|ticket guid|ticket mask id|mask id|call "
         "no|ticket num|case num|incident ref|incident reference|request ref|sr no|service request "
         "no|problem number|case key|ticket code|case code|issue no|issue "
         "number|caseno|ticketno|ticket serial|reference number|tracking number|tracking id|report "
         "number|report id|ticket uid|case reference|crm ref|request key|service order|so "
         "number|docket number|docket no|complaint no|chat session id|session id|contact id "
         "number|call record id|token number|ticket identifier|case identifier"},
    {.field = CL_COL_CREATED,
     .words =
         "date time opened|created time|creation time|created datetime|date reported|report "
         "date|reported on|reported|date received|received date|open datetime|opened on|submit "
         "date|submitted on|submitted date|logged date|date logged|logged at|ticket date|call "
         "date|call timestamp|requested at|request date|requested date|created timestamp|ticket "
         "created date|start time|conversation started at|entry date|received at|raised date|date "
         "raised|sr created|requested on|create date|create time|createdate|date "
         "submitted|submission date|submitted time|intake date|conversation started|started "
         "at|start date|contact date|inquiry date|enquiry date|incident date|date of call|date of "
         "complaint|complaint date|registered at|registered|registration time|date entered|entered "
         "date|inserted at|creation timestamp|chat start time|call start time|date opened "
         "time|issue reported at|opening date|opening time|initiated|initiated at|case open "
         "date|lodged|date lodged|lodgement date|submitted|logged|raised|received|lodged on|logged "
         "on|created dt|ticket created time|ticket creation date|opened dt|reporting date|date of "
         "report|logged date time|ticket opened|ticket open date|case created|time created|call "
         "received|call logged|date time created|date time reported|arrival time|issue "
         "date|creation date time|opened at utc|created at utc|create datetime|create "
         "timestamp|ticket created at|issue reported date"},
    {.field = CL_COL_UPDATED,
     .words =
         "last update time|last updated at|updated datetime|last modified date|last modified "
         "at|last updated date|updated time|last update date|modification date|date modified|last "
         "change|changed|modified on|modified at|complete timestamp|event timestamp|event "
         "time|time timestamp|activity timestamp|modified time|modified date|change date|change "
         "date time|change time|last modified time|status change date|last status change|event "
         "date|last activity date|last activity at|last touched|edited|last edited|log date|last "
         "updated on|last action date|last modification|last modification date|date "
         "updated|updated at utc|changed on|last reply date|update date"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "first response date|first response timestamp|first response datetime|first "
              "responded at|first reply date|initial response at|first contact at|first resp "
              "time|response date|acknowledged at|answered at|issue responded|responded|responded "
              "on|responded date|responded time|first responded|first response at|first reply "
              "time|date first response|first reply sent at|first answered at|first agent "
              "response|acknowledged date|date acknowledged|first agent email response date|first "
              "response date time|responded date time|first agent reply at|first touch|first agent "
              "response at|first public reply at|date of first response|actual response "
              "date|acknowledgement date|first staff response"},
    {.field = CL_COL_RESOLVED,
     .words =
         "resolved time|resolution timestamp|resolution datetime|resolved datetime|resolution "
         "at|solved on|fixed at|fixed date|resolved timestamp|date solved|resolved date time|solve "
         "date|last resolved date|resolve time|resolve at|solve time|solved time|date resolved|fix "
         "date|ticket solved|restored|service restored|fixed|solved|restored on|resolved date and "
         "time|completion date|actual resolution date|resolution time stamp|date fixed|resolution "
         "completed|resolved at utc|date of resolution|solution date"},
    {.field = CL_COL_CLOSED,
     .words = "date time closed|closure date|closed timestamp|closing time|close time|close "
              "datetime|completion date|date completed|finished at|finished|ended at|end time|sr "
              "closed|closed date time|case closed date|date of closure|close at|completed "
              "time|completion time stamp|last closed at|conversation last closed at|last "
              "closed|closure time|closure datetime|closing datetime|completed on|completed "
              "datetime|date of completion|call end time|chat end time|finish date|finish "
              "time|ended|case close date|date finished|completed|finished on|closed off|actual "
              "closed date|actual close date|ticket closed|ticket closed time|closed dt|case "
              "closed|ticket closed date|closed at utc"},
    {.field = CL_COL_DUE,
     .words =
         "expected resolution date|expected datetime|sla due date|est due date|duedate|resolution "
         "due by|sla deadline|target resolution date|sla due by|expected close date|planned end "
         "date|due time|due datetime|sla due at|target completion date|target close date|required "
         "by|resolve by|resolution due date|dueby|breach time|sla target dt|target date time|due "
         "in date|finish no later than|expected by|target|target time due|due on|sla target "
         "date|escalation at|escalation time|sla date|resolve due|resolution target|due at "
         "utc|expected resolution|expected completion|expected end date|target resolution|due "
         "datetime utc|planned completion date|promised date|commitment date"},
    {.field = CL_COL_STATUS,
     .words = "ticket state|case state|sr status|request status|incident status|status name|status "
              "description|stage|work order status|company response to consumer|status "
              "reason|activity|concept name|conversation state|call status|ticket stage|pipeline "
              "stage|workflow state|lifecycle state|state name|current state|resolution state|case "
              "stage|work status|disposition|request state|status type name|ticket current "
              "status|state of ticket|ticket progress|issue state|incident state name|work order "
              "state|status of ticket|resolution progress"},
    {.field = CL_COL_PRIORITY,
     .words = "priority name|urgency level|ticket severity|severity level|incident priority"},
    {.field = CL_COL_CHANNEL,
     .words = "source|submitted via|channel name|method received|received via|medium|intake "
              "channel|call channel|source of request|ticket source|case origin|intake method|how "
              "received|reported source|request mode|mode|source type|contact method|contact "
              "mode|conversation channel|communication channel|channel type|source name|intake "
              "source|reporting method|enquiry channel|entry channel|mode of contact|contact "
              "source|complaint source|create channel|creation mode|entry|initial channel|incoming "
              "channel|contact medium|submission channel|created via|channel of contact|reported "
              "via|creation channel|origin channel|ticket origin|report source|intake type|call "
              "source|logged via|how reported"},
    {.field = CL_COL_CATEGORY,
     .words =
         "service request type|sr type|request category|incident category|primary issue|issue "
         "area|reason|call reason|reason name|query type|inquiry type|problem|category "
         "name|contact reason|complaint|case reason|category 1|service type|call type|filed "
         "against|query|subject category|type of issue|issue group|ticket topic|case "
         "topic|category level 1|main category|primary category|issue class|fault category|problem "
         "category|nature of complaint|nature of request|complaint category|help topic|category 1 "
         "name|reason for contact|request topic|contact topic|inquiry category"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "sub reason|sub category name|sub type|subtype|category 2|subject area|sub issue "
              "type|service subtype|request detail|problem subtype|secondary issue|category level "
              "2|subcategory name|sub category 1|issue subtype|sub product type|detailed "
              "reason|request details|ticket subcategory|sub topic|category level 3|third level "
              "category|subcategory 1|issue sub category|problem subcategory|sub categories"},
    {.field = CL_COL_TYPE,
     .words = "tracker|kind|ticket kind|interaction type|work type|issue kind|work item type|work "
              "type name|item type|case record type|enquiry type|sr type "
              "name|classification|ticket classification|incident type"},
    {.field = CL_COL_DEPARTMENT,
     .words =
         "owning department|responsible agency|responsible department|division|department "
         "name|resolver group|agent group|assignee group|ticket group|support group|owner "
         "group|project|agency name|organizational unit|owning group|help topic department|current "
         "team|assigned department|queue name|queuename|assigned to group|group name|assigned "
         "group name|owner team|responsible team|responsible group|resolving group|fulfillment "
         "group|service group|handling department|project key name|section|team currently "
         "assigned|operator group|mailbox|inbox|assigned team name|assignment team|support "
         "queue|service desk group|technician group|workgroup|work group|assigned support "
         "group|service team|ticket queue|group assigned|owning team|handling group|skill group"},
    {.field = CL_COL_TEAM, .words = "team name|agent team|assigned team name|agent shift team"},
    {.field = CL_COL_REGION,
     .words =
         "neighborhood|neighbourhood|council district|ward|region name|geo|market|suburb|local "
         "area|planning area|community area|supervisor district|police district|precinct district"},
    {.field = CL_COL_LOCATION,
     .words =
         "call center|call centre|callcenter|branch name|office location|center|site name|location "
         "name|office name|store name|branch office|requester location|building|campus|facility"},
    {.field = CL_COL_COUNTRY,
     .words = "country name|nation|customer country name|country region|requester country"},
    {.field = CL_COL_PROVINCE,
     .words = "state name|us state|federal state|state province|customer state province|state"},
    {.field = CL_COL_CITY, .words = "city name"},
    {.field = CL_COL_PRODUCT,
     .words = "product category|product type|affected service|configuration item|service "
              "offering|software|asset|device|module|project name|business service|affected "
              "ci|affected product|affected system|business application|product line|affected "
              "application|application name|service affected|asset name|cmdb item|product family"},
    {.field = CL_COL_AGENT,
     .words = "assigned|assigned agent id|assigned user|assigned tech|staff|staff "
              "member|operator|resolver|case owner|ticket owner|support rep|agentid|resolved "
              "by|executive|csr|advisor|engineer|specialist|analyst|employee|agent "
              "assigned|assigned engineer|representative id|technician name|it "
              "owner|tech|resource|org resource|handler|assigned technician|agent assigned "
              "to|teammate currently assigned|ownername|closed by|assigned person|assignee "
              "id|assigned agent name|current owner|owner id|support staff|agent "
              "email|consultant|case worker|caseworker|case manager|handler name|assigned to "
              "name|support engineer|analyst name|responsible|responsible person|assigned "
              "staff|person assigned|responder id|responder|responder name|solver|fixer|resolved "
              "by name|worked by|agent responsible|ticket assignee|handled by agent|assigned agent "
              "email|closed by name|responsible agent|assigned analyst|assigned technician "
              "name|operator name|support person|current assignee|assigned rep"},
    {.field = CL_COL_AGENT_NAME, .words = "agent full name|staff name|operator name|employee name"},
    {.field = CL_COL_CUSTOMER,
     .words = "requester email|customer email|company name|client id|account "
              "name|submitter|contact email|user name|from|requested by|reported by|raised "
              "by|caller name|complainant|organisation|opened for|requestor|sender|creator|user "
              "id|client company|requestors|associated contact|customer full name|consumer|caller "
              "id name|member id|client email|end "
              "user|enduser|patron|citizen|applicant|claimant|requested for|affected user|reporter "
              "name|customer no|customer number|requestor name|contact email address|requester "
              "id|contact id|reporter display|author|affected end user|requester full name|contact "
              "full name|caller full name|submitted by|initiator|reported by name|requester "
              "display name|logged for|issued by|customer contact|ticket requester|user full name"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "customer category|client segment|membership|subscription type|subscription|tier "
              "level|customer class|membership level|account segment|customer group|client "
              "category|customer level|support tier|service tier|customer plan|contract "
              "type|account tier|requester type|user type"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .words = "registration date|registered on|joined|join date|account creation date|customer "
              "join date"},
    {.field = CL_COL_TENURE, .words = "customer tenure months|account age years"},
    {.field = CL_COL_SUBJECT,
     .words =
         "ticket title|case subject|issue summary|issue title|brief description|request "
         "title|subject line|short desc|issue|problem|query text|ticket name|case name|case "
         "title|conversation subject|issue key summary|request subject|incident title|ticket "
         "summary|issue name|message subject|request name|problem summary|issue name short|short "
         "text|title of ticket|topic title|incident summary|ticket description short"},
    {.field = CL_COL_TEXT,
     .words = "issue description|case description|ticket text|ticket body|complaint "
              "description|full description|ticket details|complaint text|consumer complaint "
              "narrative|notes|original text|message text|customer message|incident "
              "description|request description|problem description|ticket notes|ticket "
              "comment|ticket message|issue details|long text|problem text"},
    {.field = CL_COL_TAGS,
     .words = "keywords|ticket tags|conversation tag|conversation tags|ticket tag|ticket labels"},
    {.field = CL_COL_CSAT,
     .words =
         "csat rating|satisfaction level|satisfaction survey score|customer feedback score|survey "
         "score|survey results|survey result|star rating|stars|feedback rating|ticket satisfaction "
         "rating|agent rating|service rating|happiness rating|satisfaction score out of|csat out "
         "of|csat score out of|rating out of|satisfaction out of|rating score|customer "
         "sat|satisf|happiness|customer rating score|conversation rating|satisfaction survey "
         "rating|csat response|overall satisfaction|cust satisfaction|client satisfaction|rating "
         "given|post chat rating|survey csat|satisfaction rate|customer sat score|ticket "
         "rating|support rating|feedback stars|csat score 1 5|survey satisfaction|happiness "
         "score|csat survey|rating value|customer satisfaction score|csat value|user "
         "satisfaction|user rating|user satisfaction score|quality rating|score csat|ticket csat"},
    {.field = CL_COL_RATED,
     .words =
         "survey response date|rating time|csat date|survey completed at|response survey date"},
    {.field = CL_COL_FEEDBACK,
     .words =
         "customer remarks|remarks|review|customer comment|customer comments|survey "
         "comments|feedback text|satisfaction reason|csat comment|rating feedback|satisfaction "
         "comments|survey response|survey feedback|customer survey comment"},
    {.field = CL_COL_ESCALATED,
     .words = "escalated y n|escalation required|escalated flag|escalate|escalation status|is "
              "escalated flag|escalated case|escalation yn|escalated to manager|has been "
              "escalated|escalated yes no|ticket escalated|is escalation|escalated ticket"},
    {.field = CL_COL_REOPENED,
     .words = "reopen|reopened y n|re opened|reopen status|is reopen|is re opened|ticket "
              "reopened|case reopened"},
    {.field = CL_COL_REOPEN_COUNT,
     .words = "reopened count|number reopened|reopening count|nr reopens|number of "
              "reopen|reopen|number of times reopened|reopened times|reopen times|times re opened"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "reassign count|transfers|transfer count|group stations|number of "
              "reassignments|hops|ticket transfers|number of transfers|number of reassign|number "
              "of reassigns|reassigns|reassign|reassigned|group reassignments|assignment "
              "changes|handoffs|number of handoffs|bounce count"},
    {.field = CL_COL_FCR,
     .words = "resolved first contact|first contact resolution flag|resolved on first "
              "call|resolved y n|one touch|one touch resolution|fcr flag|resolved in first "
              "contact|is fcr|first time resolution|first time fix"},
    {.field = CL_COL_ANSWERED, .words = "call answered y n|picked up|is answered call|call picked"},
    {.field = CL_COL_REPLIES,
     .words =
         "agent replies count|public replies|comment count|outbound count|agent responses|number "
         "of interactions|number of responses|total replies|message count|num messages|thread "
         "count|outbound interactions|number of threads|threads|replies to resolve|agent "
         "replies|public comments|replies sent|number of times contacted|agent messages|outgoing "
         "messages|number of agent messages|agent message count|number of agent replies|public "
         "reply count|replies count|agent comment count|outbound messages"},
    {.field = CL_COL_HANDLING_TIME,
     .words =
         "average handle time|average handling time|handled time|connected handling "
         "time|duration|call duration in|effort|time tracked|hours worked|actual work|call "
         "length|worked hours|conversation duration|chat duration|call time length|total handling "
         "time|handle duration|timeworked|total time spent|minutes worked|total talk time|agent "
         "handle time|call duration seconds|call time|time worked|length of call|call handle "
         "time|average handle time sec|work duration|accounted time|spent time|total handle "
         "time|logged time|time logged|hours spent|minutes spent|work log time|agent time "
         "spent|ticket handling time|actual time|active handling time|agent work time"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "first response time|time to first reply|first reply time calendar|initial response "
              "time|speed of answer seconds|average speed of answer|asa|time to respond|time to "
              "answer|response duration|first resp|first contact time|frt|first response "
              "duration|first reply time in|time to acknowledge|response|time to first agent email "
              "reply|time to first agent reply|first reply|first response in|avg response "
              "time|average response time|time to first response hours|time to first agent "
              "response|first response delay|reply time|minutes to acknowledge|hours to "
              "acknowledge|to first response|first response in min|response time minutes|ticket "
              "first response time|time until first response|first touch time|minutes to first "
              "response|minutes to respond|hours to respond|acknowledgement time|pickup time"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "time to resolution|mttr|ttr|full resolution time in|first resolution time|resolve "
         "duration|elapsed time|time taken|turnaround time|tat|cycle time|days to resolve|hours to "
         "resolve|minutes to resolve|days open|time to fix|ticket duration|resolution time "
         "calendar|close time duration|days to close|time open|completion time|resolution "
         "in|resolution|lead time|case duration|mins to resolve|hrs to resolve|time "
         "resolution|resolution mins|resolution hrs|open days|time to closure|time to solve|time "
         "to first close|conversation time to close|days to complete|days to closure|resolution "
         "time taken|full resolution|total resolution time|average resolution time|avg resolution "
         "time|actual resolution time|time to complete|total time to resolve|duration to "
         "resolve|time until resolution|handling duration days|calendar duration|business "
         "duration|time to close in|business resolve time|calendar stc|business stc|solution in "
         "min|close in min|minutes to close|hours to close|to resolve|solution time|time "
         "elapsed|resolution time business|time to first resolution|first resolution|ticket "
         "resolution time|open time|ticket age at close|time from open to close|days till closed"},
    {.field = CL_COL_WAIT_TIME,
     .words = "wait|on hold time|queue wait time|customer wait time|time in queue|queue "
              "duration|avg wait time|average wait time|wait duration|time on hold|hold "
              "duration|average hold time|time waiting|ticket on hold time|hold time "
              "total|requester wait|customer waiting time|time in pending|waiting duration"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla time|sla limit|sla threshold|target time|agreed time|sla resolution time|sla "
              "duration|sla goal|allowed time|sla resolution target|resolution sla|target sla|sla "
              "in hours|sla hrs|sla target time|sla commitment|target response resolution|sla "
              "allotted|expected hours|sla resolution hours|target resolution hours"},
    {.field = CL_COL_BREACHED,
     .words =
         "sla status|resolution status|sla result|resolution sla status|sla violation|sla breached "
         "y n|sla compliant|within sla y n|sla breach flag|breached sla|is breached|sla flag|sla "
         "outcome|met resolution sla|sla achieved|response sla status|is sla breached|sla hit|sla "
         "state|timely response|timely|is overdue|overdue|on time|ontime|sla indicator|sla "
         "compliance status|resolution sla|sla violation type|resolution breached|response "
         "breached|is overdued|overdued|overdue status|resolution sla violated|sla met flag|within "
         "target|met target|target met|sla breach status|has breached|sla breached flag|breach "
         "status|sla missed flag|sla expired|due date missed|overdue flag|past due|resolved within "
         "sla|resolved in sla|closed within sla|sla fulfilled|resolution within sla|met due "
         "date|resolved on time|is sla violated|resolution violated|sla resolved on time"},
    {.field = CL_COL_LATITUDE, .words = "latitude coordinate|gps latitude|y latitude|lat coord"},
    {.field = CL_COL_LONGITUDE,
     .words = "longitude coordinate|gps longitude|x longitude|long coord"},
    {.words = NULL},
};
