/* formats.c - export formats that are known by name: their telling headings and
 * the words that mean something else there.
 *
 * Registry: a new format is an entry.  Nothing depends on a format being known;
 * it only adds words and a name to show. */
#include "formats.h"

static const struct cl_format formats[] = {
    {.info = {.id = "zendesk",
              .title = "Zendesk Support",
              .help = "Ticket export of Zendesk Support."},
     .signature =
         "requester|assignee|full resolution time in minutes|first reply time in "
         "minutes|satisfaction score|submitter|group stations|requester wait time in minutes",
     .need = 3,
     .words = {{CL_COL_CREATED, "created at"},
               {CL_COL_RESOLVED, "solved at"},
               {CL_COL_RESPONSE_TIME, "first reply time in minutes"},
               {CL_COL_RESOLUTION_TIME, "full resolution time in minutes"},
               {CL_COL_CATEGORY, "ticket form"}}},
    {.info = {.id = "freshdesk",
              .title = "Freshdesk",
              .help = "Ticket export of Freshdesk or Freshservice."},
     .signature =
         "ticket id|agent interactions|customer interactions|resolution status|first response "
         "status|initial response time|every response status|due by time|association type",
     .need = 3,
     .words = {{CL_COL_CREATED, "created time"},
               {CL_COL_BREACHED, "resolution status"},
               {CL_COL_DUE, "due by time"},
               {CL_COL_RESOLVED, "resolved time"},
               {CL_COL_CLOSED, "closed time"},
               {CL_COL_FIRST_RESPONSE, "initial response time"},
               {CL_COL_CHANNEL, "source"},
               {CL_COL_CSAT, "survey results"}}},
    {.info = {.id = "servicenow",
              .title = "ServiceNow",
              .help = "Incident table or event log of ServiceNow."},
     .signature = "number|opened at|sys created at|sys created on|sys updated on|sys updated "
                  "at|assignment group|caller id|incident state|cmdb ci|sys mod count|reassignment "
                  "count|made sla|contact type",
     .need = 4,
     .words = {{CL_COL_ID, "number"},
               {CL_COL_CREATED, "opened at"},
               {CL_COL_AGENT, "assigned to"},
               {CL_COL_SUBJECT, "short description"},
               {CL_COL_CUSTOMER, "caller id"},
               {CL_COL_RESOLUTION_TIME,
                "resolve time|calendar stc|calendar duration|duration|business resolve "
                "time|business stc|business duration"}}},
    {.info = {.id = "jira",
              .title = "Jira",
              .help = "Issue navigator export of Jira or Jira Service Management."},
     .signature = "issue key|issue id|issue type|project key|reporter|resolution|components|status "
                  "category|summary|creator",
     .need = 4,
     /* What is left of an SLA, not what was used. */
     .ignored = "custom field time to resolution|custom field time to first response",
     .words = {{CL_COL_ID, "issue key|key"},
               {CL_COL_TYPE, "issue type"},
               {CL_COL_DEPARTMENT, "project name|project key"},
               {CL_COL_PRODUCT, "components|component s"},
               {CL_COL_CSAT, "custom field satisfaction"},
               {CL_COL_CUSTOMER, "reporter"},
               {CL_COL_TEXT, "description"}}},
    {.info = {.id = "glpi",
              .title = "GLPI",
              .help = "Ticket list of GLPI in any of its languages."},
     .signature = "opening date|requester requester|assigned to technician|assigned to technician "
                  "group|entity|date d'ouverture|attribue a technicien|demandeur "
                  "demandeur|entite|data de abertura|requerente requerente|atribuido "
                  "tecnico|entidade|time to resolve|ultima atualizacao|solicitante "
                  "solicitante|asignado a tecnico|entidad|anforderer anforderer|zugewiesen an "
                  "techniker|entitat|richiedente richiedente|assegnato a tecnico|entita",
     .need = 3,
     .words =
         {{CL_COL_CREATED, "opening date|data de abertura|date d'ouverture"},
          {CL_COL_AGENT,
           "assigned to technician|atribuido tecnico|atribuido para tecnico|attribue a technicien"},
          {CL_COL_DEPARTMENT,
           "assigned to technician group|atribuido grupo tecnico|attribue a groupe de techniciens"},
          {CL_COL_CUSTOMER, "requester requester|requerente requerente|demandeur demandeur"},
          {CL_COL_SUBJECT, "title|titulo|titre"},
          {CL_COL_DUE, "time to resolve|ttr|tempo para solucao|temps de resolution|tiempo para "
                       "resolver|tiempo de solucion|losungszeit|tempo di soluzione"},
          /* the same words over durations */
          {CL_COL_RESOLUTION_TIME, "temps de resolution|tiempo de solucion|tempo para "
                                   "solucao|losungszeit|tempo di soluzione"},
          {CL_COL_LOCATION, "entity|entidade|entite|entidad|entitat|entita"}}},
    {.info = {.id = "otrs",
              .title = "OTRS, Znuny",
              .help = "Ticket search export of OTRS, Znuny or their kin."},
     .signature = "ticket|accountedtime|solutioninmin|solutiondiffinmin|firstresponseinmin|first "
                  "lock|articletree|userfirstname|queue|firstresponsediffinmin",
     .need = 4,
     /* How far from the target, not how long. */
     .ignored = "solutiondiffinmin|firstresponsediffinmin",
     .words = {{CL_COL_ID, "ticket|ticketnumber"},
               {CL_COL_HANDLING_TIME, "accountedtime"},
               {CL_COL_RESOLUTION_TIME, "solutioninmin"},
               {CL_COL_RESPONSE_TIME, "firstresponseinmin"},
               {CL_COL_CUSTOMER, "customername|customeruserid|customerid"}}},
    {.info = {.id = "redmine", .title = "Redmine", .help = "Issue list of Redmine."},
     .signature = "tracker|spent time|target version|estimated time|parent task|private|done|last "
                  "updated by",
     .need = 4,
     .ignored = "start date",
     .words = {{CL_COL_TYPE, "tracker"},
               {CL_COL_DEPARTMENT, "project"},
               {CL_COL_CUSTOMER, "author"},
               {CL_COL_HANDLING_TIME, "spent time"}}},
    {.info = {.id = "osticket", .title = "osTicket", .help = "Ticket export of osTicket."},
     .signature = "ticket number|date created|from email|current status|last updated|help "
                  "topic|agent assigned|team assigned|overdue|answered|thread count",
     .need = 5,
     .words = {{CL_COL_ID, "ticket number"},
               {CL_COL_CREATED, "date created"},
               {CL_COL_CATEGORY, "help topic"},
               {CL_COL_AGENT, "agent assigned|assigned to"},
               {CL_COL_TEAM, "team assigned"},
               {CL_COL_CUSTOMER, "from|from email"},
               {CL_COL_BREACHED, "overdue"},
               {CL_COL_CLOSED, "closed date|date closed"}}},
    {.info = {.id = "311",
              .title = "311 service requests",
              .help = "Service requests of a city's open data portal (New York and others)."},
     .signature = "unique key|complaint type|agency|borough|service request id|requested "
                  "datetime|sr number|sr type|agency responsible|service name|status notes|service "
                  "request number|community board|council district|neighborhood|open data channel "
                  "type|incident address|case enquiry id|open dt|closed dt|closure reason|police "
                  "district|owner department|created "
                  "by|ward|srnumber|requesttype|createddate|servicedate|actiontaken|supervisor "
                  "district|responsible agency|service subtype|service details|updated "
                  "datetime|media url|request source|case title",
     .need = 4,
     .unspecified = true,
     .words =
         {{CL_COL_ID, "unique key|service request id|sr number|case enquiry id|srnumber|caseid"},
          {CL_COL_CREATED, "created date|requested datetime|open dt|opened|createddate"},
          {CL_COL_CLOSED, "closed dt|closed date|closed|closeddate"},
          {CL_COL_UPDATED, "updated datetime|updateddate"},
          {CL_COL_CATEGORY,
           "complaint type|service name|sr type|category|requesttype|request type|type|reason"},
          {CL_COL_SUBJECT, "case title"},
          {CL_COL_SUBCATEGORY, "descriptor|service subtype"},
          {CL_COL_DEPARTMENT, "agency|agency responsible|responsible agency|department|owner"},
          {CL_COL_REGION, "borough|neighborhood|council district|neighborhoods sffind boundaries"},
          {CL_COL_CHANNEL, "open data channel type|source|origin|requestsource"},
          {CL_COL_DUE, "target dt|sla target dt|due date|expected datetime"},
          {CL_COL_BREACHED, "on time|ontime"},
          {CL_COL_STATUS, "case status|status"}}},
    {.info = {.id = "kaggle-tickets",
              .title = "Customer support tickets (Kaggle)",
              .help = "The Kaggle data set of customer support tickets."},
     .signature = "ticket id|product purchased|date of purchase|ticket type|ticket subject|time to "
                  "resolution|customer satisfaction rating",
     .need = 5},
    {.info = {.id = "callcenter",
              .title = "Call centre log",
              .help = "Calls with agent, answered, resolved and talk time."},
     .signature =
         "call id|answered y n|speed of answer|avgtalkduration|speed of answer in seconds|talk "
         "duration|wait time|call timestamp|csat score|call centres city|abandoned",
     .need = 3,
     .words = {{CL_COL_FCR, "resolved"},
               {CL_COL_CHANNEL, "channel"},
               {CL_COL_CATEGORY, "topic|reason"}}},
    {.info = {.id = "generic",
              .title = "Any CSV",
              .help = "Any other export; columns are found by heading and content."}},
};

const struct cl_format *cl_format_entry(size_t i) {
    return i < CL_LEN(formats) ? &formats[i] : NULL;
}

const struct cl_format_info *cl_format_at(size_t i) {
    return i < CL_LEN(formats) ? &formats[i].info : NULL;
}
