/* words_en.c - English headings beyond those of columns.def.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_en[] = {
    {.field = CL_COL_ID,
     .words = "service request id|srnumber|incident number|incident no|request number|request "
              "no|ticket no|case no|caseid|ticket ref|call number|conversation id|chat "
              "id|interaction id|complaint id|work order id|work order number|issue id|task "
              "id|ticket reference|unique id|complaint number|ticket|case nr|ticket nr"},
    {.field = CL_COL_CREATED,
     .words = "date time opened|created time|creation time|created datetime|date reported|report "
              "date|reported on|reported|date received|received date|open datetime|opened "
              "on|submit date|submitted on|submitted date|logged date|date logged|logged at|ticket "
              "date|call date|call timestamp|requested at|request date|requested date|created "
              "timestamp|ticket created date|start time|conversation started at|entry "
              "date|received at|raised date|date raised|sr created|requested on"},
    {.field = CL_COL_UPDATED,
     .words = "last update time|last updated at|updated datetime|last modified date|last modified "
              "at|last updated date|updated time|last update date|modification date|date "
              "modified|last change|changed|modified on|modified at|complete timestamp|event "
              "timestamp|event time|time timestamp|activity timestamp"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words =
         "first response date|first response timestamp|first response datetime|first responded "
         "at|first reply date|initial response at|first contact at|first resp time|response "
         "date|acknowledged at|answered at|issue responded|responded|responded on"},
    {.field = CL_COL_RESOLVED,
     .words = "resolved time|resolution timestamp|resolution datetime|resolved datetime|resolution "
              "at|solved on|fixed at|fixed date|resolved timestamp|date solved|resolved date "
              "time|solve date"},
    {.field = CL_COL_CLOSED,
     .words = "date time closed|closure date|closed timestamp|closing time|close time|close "
              "datetime|completion date|date completed|finished at|finished|ended at|end time|sr "
              "closed|closed date time|case closed date|date of closure"},
    {.field = CL_COL_DUE,
     .words = "expected resolution date|expected datetime|sla due date|est due "
              "date|duedate|resolution due by|sla deadline|target resolution date|sla due "
              "by|expected close date|planned end date|due time"},
    {.field = CL_COL_STATUS,
     .words = "ticket state|case state|sr status|request status|incident status|status name|status "
              "description|stage|work order status|company response to consumer|status "
              "reason|activity|concept name"},
    {.field = CL_COL_PRIORITY,
     .words = "priority name|urgency level|ticket severity|severity level|incident priority"},
    {.field = CL_COL_CHANNEL,
     .words = "source|submitted via|channel name|method received|received via|medium|intake "
              "channel|call channel|source of request|ticket source|case origin|intake method|how "
              "received"},
    {.field = CL_COL_CATEGORY,
     .words = "service request type|sr type|request category|incident category|primary issue|issue "
              "area|reason|call reason|reason name|query type|inquiry type|problem|category "
              "name|contact reason|complaint|case reason|category 1|service type|call type|filed "
              "against|query|subject category|type of issue|issue group"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "sub reason|sub category name|sub type|subtype|category 2|subject area|sub issue "
              "type|service subtype|request detail|problem subtype|secondary issue"},
    {.field = CL_COL_TYPE,
     .words = "tracker|kind|ticket kind|interaction type|work type|issue kind"},
    {.field = CL_COL_DEPARTMENT,
     .words = "owning department|responsible agency|responsible department|division|department "
              "name|resolver group|agent group|assignee group|ticket group|support group|owner "
              "group|project|agency name|organizational unit|owning group|help topic department"},
    {.field = CL_COL_TEAM, .words = "team name|agent team|assigned team name|agent shift team"},
    {.field = CL_COL_REGION,
     .words = "neighborhood|neighbourhood|council district|ward|region name|geo|market"},
    {.field = CL_COL_LOCATION,
     .words = "call center|call centre|callcenter|branch name|office location|center"},
    {.field = CL_COL_COUNTRY, .words = "country name|nation|customer country name"},
    {.field = CL_COL_PROVINCE,
     .words = "state name|us state|federal state|state province|customer state province|state"},
    {.field = CL_COL_CITY, .words = "city name"},
    {.field = CL_COL_PRODUCT,
     .words = "product category|product type|affected service|configuration item|service "
              "offering|software|asset|device|module|project name|business service"},
    {.field = CL_COL_AGENT,
     .words = "assigned|assigned agent id|assigned user|assigned tech|staff|staff "
              "member|operator|resolver|case owner|ticket owner|support rep|agentid|resolved "
              "by|executive|csr|advisor|engineer|specialist|analyst|employee|agent "
              "assigned|assigned engineer|representative id|technician name|it "
              "owner|tech|resource|org resource|handler|assigned technician|agent assigned to"},
    {.field = CL_COL_AGENT_NAME, .words = "agent full name|staff name|operator name|employee name"},
    {.field = CL_COL_CUSTOMER,
     .words = "requester email|customer email|company name|client id|account "
              "name|submitter|contact email|user name|from|requested by|reported by|raised "
              "by|caller name|complainant|organisation|opened for|requestor|sender|creator|user "
              "id|client company"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "customer category|client segment|membership|subscription type|subscription|tier "
              "level|customer class|membership level"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .words = "registration date|registered on|joined|join date|account creation date|customer "
              "join date"},
    {.field = CL_COL_TENURE, .words = "customer tenure months|account age years"},
    {.field = CL_COL_SUBJECT,
     .words = "ticket title|case subject|issue summary|issue title|brief description|request "
              "title|subject line|short desc|issue|problem|query text"},
    {.field = CL_COL_TEXT,
     .words = "issue description|case description|ticket text|ticket body|complaint "
              "description|full description|ticket details|complaint text|consumer complaint "
              "narrative|notes|original text|message text|customer message"},
    {.field = CL_COL_TAGS, .words = "keywords|ticket tags"},
    {.field = CL_COL_CSAT,
     .words =
         "csat rating|satisfaction level|satisfaction survey score|customer feedback score|survey "
         "score|survey results|survey result|star rating|stars|feedback rating|ticket satisfaction "
         "rating|agent rating|service rating|happiness rating|satisfaction score out of|rating "
         "score|customer sat|satisf|happiness|customer rating score"},
    {.field = CL_COL_RATED,
     .words =
         "survey response date|rating time|csat date|survey completed at|response survey date"},
    {.field = CL_COL_FEEDBACK,
     .words = "customer remarks|remarks|review|customer comment|customer comments|survey "
              "comments|feedback text|satisfaction reason"},
    {.field = CL_COL_ESCALATED,
     .words = "escalated y n|escalation required|escalated flag|escalate"},
    {.field = CL_COL_REOPENED, .words = "reopen|reopened y n|re opened|reopen status|is reopen"},
    {.field = CL_COL_REOPEN_COUNT,
     .words = "reopened count|number reopened|reopening count|nr reopens|number of reopen|reopen"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "reassign count|transfers|transfer count|group stations|number of "
              "reassignments|hops|ticket transfers|number of transfers"},
    {.field = CL_COL_FCR,
     .words = "resolved first contact|first contact resolution flag|resolved on first "
              "call|resolved y n|one touch|one touch resolution|fcr flag|resolved in first "
              "contact|is fcr|first time resolution|first time fix"},
    {.field = CL_COL_ANSWERED, .words = "call answered y n|picked up|is answered call|call picked"},
    {.field = CL_COL_REPLIES,
     .words = "agent replies count|public replies|comment count|outbound count|agent "
              "responses|number of interactions|number of responses|total replies|message "
              "count|num messages|thread count|outbound interactions|number of threads|threads"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "average handle time|average handling time|handled time|connected handling "
              "time|duration|call duration in|effort|time tracked|hours worked|actual work|call "
              "length|worked hours|conversation duration|chat duration|call time length|total "
              "handling time|handle duration"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "first response time|time to first reply|first reply time calendar|initial response "
              "time|speed of answer seconds|average speed of answer|asa|time to respond|time to "
              "answer|response duration|first resp|first contact time|frt|first response "
              "duration|first reply time in|time to acknowledge|response"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "time to resolution|mttr|ttr|full resolution time in|first resolution time|resolve "
              "duration|elapsed time|time taken|turnaround time|tat|cycle time|days to "
              "resolve|hours to resolve|minutes to resolve|days open|time to fix|ticket "
              "duration|resolution time calendar|close time duration|days to close|time "
              "open|completion time|resolution in|resolution|lead time|case duration|mins to "
              "resolve|hrs to resolve|time resolution|resolution mins|resolution hrs|open days"},
    {.field = CL_COL_WAIT_TIME,
     .words = "wait|on hold time|queue wait time|customer wait time|time in queue|queue "
              "duration|avg wait time|average wait time|wait duration"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla time|sla limit|sla threshold|target time|agreed time|sla resolution time|sla "
              "duration|sla goal|allowed time|sla resolution target|resolution sla"},
    {.field = CL_COL_BREACHED,
     .words = "sla status|resolution status|sla result|resolution sla status|sla violation|sla "
              "breached y n|sla compliant|within sla y n|sla breach flag|breached sla|is "
              "breached|sla flag|sla outcome|met resolution sla|sla achieved|response sla "
              "status|is sla breached|sla hit|sla state|timely response|timely|is "
              "overdue|overdue|on time|ontime|sla indicator|sla compliance status|resolution sla"},
    {.words = NULL},
};
