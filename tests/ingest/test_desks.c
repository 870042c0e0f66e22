/* test_desks.c - the headings of the usual help desks, in several languages.
 *
 * Each file is a list of Heading/kind=field; kind is what the cells hold, and a
 * field in the text must be that heading's.  Headings without one are others. */
#include "fixture.h"

static const struct {
    const char *name, *columns;
} desks[] = {
    {"zendesk", "Id/J=id|Requester/P=customer|Requester "
                "email/W=|Submitter/P=|Assignee/P=agent|Group/W=department|Subject/X=subject|Tags/"
                "W=tags|Status/S=status|Priority/R=priority|Via/W=channel|Created "
                "at/T=created|Updated at/T=updated|Assigned at/T=|Solved at/T=resolved|Resolution "
                "time/N=|Satisfaction Score/C=csat|Group stations/K=|Assignee "
                "stations/K=reassigned_count|Reopens/K=reopen_count|Replies/K=replies|First reply "
                "time in minutes/N=response_time|First resolution time in minutes/N=|Full "
                "resolution time in minutes/N=resolution_time|Agent wait time in "
                "minutes/N=|Requester wait time in minutes/N=wait_time|On hold time in minutes/N="},
    {"zendesk explore",
     "Ticket ID/J=id|Ticket created - Date/D=created|Ticket solved - Date/D=resolved|Ticket "
     "status/S=status|Ticket priority/R=priority|Ticket group/W=department|Assignee "
     "name/P=agent|Requester name/P=customer|Ticket channel/W=channel|Ticket form/W=|Full "
     "resolution time (hrs)/N=resolution_time|First reply time (min)/N=response_time|Ticket "
     "satisfaction rating/C=csat"},
    {"freshdesk",
     "Ticket "
     "ID/J=id|Subject/X=subject|Status/S=status|Priority/R=priority|Source/W=channel|Type/"
     "W=type|Agent/P=agent|Group/W=department|Created time/T=created|Due by Time/T=due|Resolved "
     "time/T=resolved|Closed time/T=closed|Last update time/T=updated|Initial response "
     "time/T=first_response|Time tracked/H=handling_time|First response time (in "
     "hrs)/H=response_time|Resolution time (in hrs)/H=resolution_time|Agent "
     "interactions/K=replies|Customer interactions/K=|Resolution status/F=breached|First response "
     "status/F=|Tags/W=tags|Survey results/C=csat|Association type/W=|Product/W=product|Email/W="},
    {"jira", "Summary/X=subject|Issue key/I=id|Issue id/J=|Issue "
             "Type/W=type|Status/S=status|Project key/W=|Project "
             "name/W=department|Priority/R=priority|Resolution/W=|Assignee/P=agent|Reporter/"
             "P=customer|Creator/P=|Created/T=created|Updated/T=updated|Last "
             "Viewed/T=|Resolved/T=resolved|Due date/D=due|Component s/W=product|Original "
             "Estimate/N=|Remaining Estimate/N=|Time Spent/N=handling_time|Labels/W=tags|Custom "
             "field (Severity)/R=|Custom field (Satisfaction)/C=csat|Custom field (Request "
             "Type)/W=|Status Category/W="},
    {"osticket",
     "Ticket Number/J=id|Date Created/T=created|Subject/X=subject|From/P=customer|From "
     "Email/W=|Priority/R=priority|Department/W=department|Help "
     "Topic/W=category|Source/W=channel|Current Status/S=status|Last Updated/T=updated|SLA "
     "Plan/W=|Closed Date/T=closed|Overdue/F=breached|Merged/F=|Linked/F=|Answered/F=|Agent "
     "Assigned/P=agent|Team Assigned/W=team|Thread Count/K=replies|Reopen "
     "Count/K=reopen_count|Attachment Count/K=|Task Count/K="},
    {"otrs", "Number/K=|Ticket#/J=id|Age/W=|Created/T=created|Closed/T=closed|First Lock/T=|First "
             "Response/T=first_response|State/S=status|Priority/R=priority|Queue/W=department|Lock/"
             "W=|Owner/P=agent|UserFirstname/W=|UserLastname/W=|CustomerID/W=|CustomerName/"
             "P=customer|From/W=|Subject/X=subject|AccountedTime/N=handling_time|ArticleTree/"
             "E=|SolutionInMin/N=resolution_time|SolutionDiffInMin/N=|FirstResponseInMin/"
             "N=response_time|FirstResponseDiffInMin/N=|Service/W=product|SLA/W=|Type/"
             "W=type|Changed/T=updated"},
    {"redmine",
     "#/J=id|Project/W=department|Tracker/W=type|Parent "
     "task/E=|Status/S=status|Priority/R=priority|Subject/X=subject|Author/P=customer|Assignee/"
     "P=agent|Updated/T=updated|Category/W=category|Target version/W=|Start date/D=|Due "
     "date/D=due|Estimated time/N=|Spent time/N=handling_time|% "
     "Done/K=|Created/T=created|Closed/T=closed|Last updated by/P=|Private/F="},
    {"servicenow",
     "Number/I=id|Opened/T=created|Short "
     "description/X=subject|Caller/P=customer|Priority/R=priority|State/S=status|Category/"
     "W=category|Subcategory/W=subcategory|Assignment group/W=department|Assigned "
     "to/P=agent|Updated/T=updated|Updated by/P=|Resolved/T=resolved|Closed/T=closed|Business "
     "resolve time/N=|Business duration/N=|Duration/N=|Contact type/W=channel|Configuration "
     "item/W=product|Impact/R=impact|Urgency/R=urgency|Made SLA/F=breached|Reopen "
     "count/K=reopen_count|Reassignment "
     "count/K=reassigned_count|Location/W=location|Company/W=|SLA due/T=due|Opened by/P=|Close "
     "code/W=|Escalation/W="},
    {"hubspot",
     "Ticket ID/J=id|Ticket name/X=subject|Pipeline/W=|Ticket status/S=status|Create "
     "date/T=created|Close "
     "date/T=closed|Priority/R=priority|Category/W=category|Source/W=channel|Ticket "
     "owner/P=agent|Associated Contact/P=customer|Associated Company/W=|Last Activity Date/T=|Last "
     "modified date/T=updated|Time to close (HH:mm:ss)/H=resolution_time|Time to first agent email "
     "reply (HH:mm:ss)/H=response_time|First agent email response date/T=first_response|Ticket "
     "description/X=text|Response time SLA status/W="},
    {"intercom",
     "Conversation ID/J=id|Conversation started at (UTC)/T=created|Conversation "
     "state/S=status|Conversation first closed at/T=|Conversation last closed at/T=closed|Teammate "
     "currently assigned/P=agent|Team currently assigned/W=department|Conversation "
     "rating/C=csat|Channel/W=channel|Time to first response (seconds)/N=response_time|Time to "
     "close (seconds)/N=resolution_time|Conversation tag/W=tags|Handling time "
     "(seconds)/N=handling_time|User name/P=customer"},
    {"zoho",
     "Ticket Id/J=id|Ticket Number/J=|Subject/X=subject|Contact Name/P=customer|Account "
     "Name/W=|Status/S=status|Status "
     "Type/W=|Priority/R=priority|Channel/W=channel|Category/W=category|Sub "
     "Category/W=subcategory|Ticket Owner/P=agent|Department/W=department|Created "
     "Time/T=created|Modified Time/T=updated|Ticket Closed Time/T=closed|Due Date/T=due|Resolution "
     "Time/H=resolution_time|Is Overdue/F=breached|Is "
     "Escalated/F=escalated|Classification/W=type|Ticket On Hold Time/H=wait_time|Happiness "
     "Rating/C=csat|Number of Threads/K=|Number of Reopen/K=reopen_count|Number of "
     "Reassign/K=reassigned_count|Product Name/W=product|Agent Responded Time/T=|Total Time "
     "Spent/H=handling_time|Language/W=|Description/X=text"},
    {"salesforce",
     "Case Number/J=id|Case Owner/P=agent|Account Name/W=|Contact "
     "Name/P=customer|Subject/X=subject|Date/Time Opened/T=created|Date/Time Closed/T=closed|Age "
     "(Hours)/N=|Open/F=|Closed/F=|Status/S=status|Priority/R=priority|Type/W=type|Case "
     "Reason/W=category|Case Origin/W=channel|Escalated/F=escalated|Last Modified "
     "Date/T=updated|Case Record Type/W=|First Response "
     "Date/Time/T=first_response|Product/W=product"},
    {"rt", "id/J=id|Subject/X=subject|Status/S=status|Queue/W=department|Owner/P=agent|Priority/"
           "R=priority|Requestors/P=customer|Created/T=created|Told/T=|LastUpdated/"
           "T=updated|TimeLeft/N=|Started/T=|Resolved/T=resolved|TimeWorked/"
           "N=handling_time|TimeEstimated/N=|Due/T=due|CF.{Category}/W=category"},
    {"spiceworks", "Ticket Number/J=id|Summary/X=subject|Status/S=status|Assigned "
                   "To/P=agent|Priority/R=priority|Category/W=category|Created On/T=created|Closed "
                   "On/T=closed|Due On/T=due|Time Spent/H=handling_time|First "
                   "Response/T=first_response|Updated On/T=updated"},
    {"kayako", "Ticket Mask "
               "ID/I=id|Subject/X=subject|Email/W=|Department/W=department|Owner/P=agent|Status/"
               "S=status|Priority/R=priority|Type/W=type|Creation Mode/W=channel|Creation "
               "Date/T=created|Last Activity/T=updated|Last Replier/P=|Due Date/T=due|Resolution "
               "Date/T=resolved|Time Worked/N=handling_time|Total Replies/K=replies|Is "
               "Resolved/F=|Is Escalated/F=escalated|First Response Time/N=response_time|Average "
               "Response Time/N=|Reopen Date/T="},
    {"311sf", "CaseID/J=id|Opened/T=created|Closed/T=closed|Updated/T=updated|Status/"
              "S=status|Status Notes/X=|Responsible "
              "Agency/W=department|Category/W=category|Request Type/W=type|Address/X=|Supervisor "
              "District/W=|Neighborhood/W=region|Police District/W=|Source/W=channel|Media URL/E="},
    {"seeclickfix", "Id/J=id|Created At/T=created|Acknowledged At/T=first_response|Closed "
                    "At/T=closed|Status/S=status|Summary/X=subject|Description/X=text|Reporter "
                    "Display/P=customer|Rating/C=csat|Address/X=|Assignee/P=agent|Minutes to "
                    "Acknowledge/N=response_time|SLA Days/N=sla_target|Source/W=channel"},
    {"glpi en",
     "ID/J=id|Title/X=subject|Status/S=status|Last update/T=updated|Opening "
     "date/T=created|Priority/R=priority|Requester - Requester/P=customer|Assigned to - "
     "Technician/P=agent|Assigned to - Technician group/W=department|Category/W=category|Time to "
     "resolve/T=due|Entity/W=location|Closing date/T=closed|Resolution "
     "date/T=resolved|Type/W=type|Request source/W=channel|Resolution time/H=resolution_time|Time "
     "to own/T="},
    {"glpi fr",
     "ID/J=id|Titre/X=subject|Statut/S=status|Derni\xc3\xa8re modification/T=updated|Date "
     "d'ouverture/T=created|Priorit\xc3\xa9/R=priority|Demandeur - "
     "Demandeur/P=customer|Attribu\xc3\xa9 \xc3\xa0 - Technicien/P=agent|Attribu\xc3\xa9 \xc3\xa0 "
     "- Groupe de "
     "techniciens/W=department|Cat\xc3\xa9gorie/W=category|TTR/T=due|Entit\xc3\xa9/W=location|Date "
     "de cl\xc3\xb4ture/T=closed|Date de r\xc3\xa9solution/T=resolved|Type/W=type|Source de la "
     "demande/W=channel|Temps de r\xc3\xa9solution/H=resolution_time|Dur\xc3\xa9"
     "e totale/N=handling_time"},
    {"glpi es",
     "ID/J=id|T\xc3\xadtulo/X=subject|Estado/S=status|\xc3\x9altima "
     "actualizaci\xc3\xb3n/T=updated|Fecha de apertura/T=created|Prioridad/R=priority|Solicitante "
     "- Solicitante/P=customer|Asignado a - T\xc3\xa9"
     "cnico/P=agent|Asignado a - Grupo t\xc3\xa9"
     "cnico/W=department|Categor\xc3\xad"
     "a/W=category|Tiempo de soluci\xc3\xb3n/T=due|Entidad/W=location|Fecha de "
     "cierre/T=closed|Fecha de soluci\xc3\xb3n/T=resolved|Tipo/W=type|Fuente de la "
     "solicitud/W=channel"},
    {"glpi pt",
     "ID/J=id|T\xc3\xadtulo/X=subject|Status/S=status|\xc3\x9altima "
     "atualiza\xc3\xa7\xc3\xa3o/T=updated|Data de "
     "abertura/T=created|Prioridade/R=priority|Requerente - Requerente/P=customer|Atribu\xc3\xad"
     "do - T\xc3\xa9"
     "cnico/P=agent|Atribu\xc3\xad"
     "do - Grupo t\xc3\xa9"
     "cnico/W=department|Categoria/W=category|Tempo para "
     "solu\xc3\xa7\xc3\xa3o/T=due|Entidade/W=location|Data de fechamento/T=closed|Data da "
     "solu\xc3\xa7\xc3\xa3o/T=resolved|Tipo/W=type|Origem da requisi\xc3\xa7\xc3\xa3o/W=channel"},
    {"glpi de", "ID/J=id|Titel/X=subject|Status/S=status|Letzte Aktualisierung/T=updated|Er\xc3\xb6"
                "ffnungsdatum/T=created|Priorit\xc3\xa4t/R=priority|Anforderer - "
                "Anforderer/P=customer|Zugewiesen an - Techniker/P=agent|Zugewiesen an - "
                "Technikergruppe/W=department|Kategorie/W=category|L\xc3\xb6sungszeit/"
                "T=due|Entit\xc3\xa4t/W=location|Abschlussdatum/T=closed|L\xc3\xb6sungsdatum/"
                "T=resolved|Typ/W=type|Anfragequelle/W=channel"},
    {"glpi it",
     "ID/J=id|Titolo/X=subject|Stato/S=status|Ultimo aggiornamento/T=updated|Data di "
     "apertura/T=created|Priorit\xc3\xa0/R=priority|Richiedente - Richiedente/P=customer|Assegnato "
     "a - Tecnico/P=agent|Assegnato a - Gruppo di tecnici/W=department|Categoria/W=category|Data "
     "di chiusura/T=closed|Data di soluzione/T=resolved|Tipo/W=type|Origine della "
     "richiesta/W=channel|Entit\xc3\xa0/W=location"},
    {"german", "Nr/J=id|Datum eingegangen/D=created|Zeit eingegangen/Q=|Datum "
               "erledigt/D=resolved|Zeit erledigt/Q=|Erledigt/F=|Erstreaktion "
               "(Min.)/N=response_time|Bearbeitungszeit/H=handling_time|Fachabteilung/"
               "W=department|Sachbearbeiter/P=agent|Melder/P=customer"},
    {"german2",
     "Ticket-ID/I=id|Er\xc3\xb6"
     "ffnungszeitpunkt/T=created|Erste Antwort nach (Min.)/N=response_time|Gel\xc3\xb6st nach "
     "(Std.)/N=resolution_time|Letzte \xc3\x84nderung am/T=updated|Zust\xc3\xa4ndige "
     "Gruppe/W=department|Zust\xc3\xa4ndiger/P=agent|Dringlichkeit/R=urgency|L\xc3\xb6sungsfrist/"
     "T=due|Quelle/W=channel|Kundenname/P=customer|Bewertung/C=csat|Wiederer\xc3\xb6"
     "ffnet/F=reopened|Eskaliert/F=escalated|Produkt/W=product|Thema/W=category"},
    {"french",
     "N\xc2\xb0 de ticket/J=id|Cr\xc3\xa9\xc3\xa9 le/T=created|R\xc3\xa9solu le/T=resolved|Clos "
     "le/T=closed|Service/W=department|Technicien/P=agent|Demandeur/P=customer|Motif/"
     "W=category|D\xc3\xa9lai de r\xc3\xa9solution (h)/N=resolution_time|Temps de premi\xc3\xa8re "
     "r\xc3\xa9ponse (min)/N=response_time|Note de "
     "satisfaction/C=csat|Statut/S=status|Priorit\xc3\xa9/R=priority|\xc3\x89"
     "ch\xc3\xa9"
     "ance/T=due|Rouvert/F=reopened|Escalad\xc3\xa9/F=escalated|Mode de "
     "contact/W=channel|Agence/W=location"},
    {"spanish", "N\xc2\xba de caso/J=id|Fecha de creaci\xc3\xb3n/T=created|Fecha de "
                "resoluci\xc3\xb3n/T=resolved|Fecha de "
                "cierre/T=closed|Estado/S=status|Prioridad/R=priority|Departamento/"
                "W=department|Agente/P=agent|Solicitante/P=customer|Canal/W=channel|Tiempo de "
                "resoluci\xc3\xb3n (horas)/N=resolution_time|Tiempo de primera respuesta "
                "(min)/N=response_time|Valoraci\xc3\xb3n/C=csat|Reabierto/F=reopened|Asunto/"
                "X=subject|Fecha l\xc3\xadmite/T=due|Tipo/W=type"},
    {"portuguese", "N\xc2\xba do chamado/J=id|Aberto em/T=created|Resolvido em/T=resolved|Fechado "
                   "em/T=closed|Situa\xc3\xa7\xc3\xa3o/S=status|Prioridade/R=priority|Setor/"
                   "W=department|T\xc3\xa9"
                   "cnico/P=agent|Solicitante/P=customer|Canal/W=channel|Tempo de "
                   "resolu\xc3\xa7\xc3\xa3o (h)/N=resolution_time|Tempo de 1\xc2\xaa resposta "
                   "(min)/N=response_time|Avalia\xc3\xa7\xc3\xa3o/C=csat|Reaberto/"
                   "F=reopened|Assunto/X=subject|Prazo/T=due|Primeira resposta/T=first_response"},
    {"italian", "N. ticket/J=id|Data apertura/T=created|Data "
                "chiusura/T=closed|Stato/S=status|Priorit\xc3\xa0/R=priority|Reparto/"
                "W=department|Assegnatario/P=agent|Richiedente/P=customer|Canale/W=channel|Tempo "
                "di risoluzione (ore)/N=resolution_time|Tempo prima risposta "
                "(min)/N=response_time|Valutazione/C=csat|Riaperto/F=reopened|Oggetto/"
                "X=subject|Scadenza/T=due|Escalation/F=escalated|Prima risposta/T=first_response"},
    {"dutch", "Ticketnr/J=id|Aanmaakdatum/T=created|Sluitingsdatum/T=closed|Status/"
              "S=status|Prioriteit/R=priority|Afdeling/W=department|Behandelaar/P=agent|Aanvrager/"
              "P=customer|Kanaal/W=channel|Oplostijd (uren)/N=resolution_time|Eerste reactietijd "
              "(min)/N=response_time|Tevredenheid/C=csat|Heropend/F=reopened|Onderwerp/"
              "X=subject|Streefdatum/T=due|Opgelost "
              "op/T=resolved|Categorie/W=category|Ge\xc3\xabscaleerd/F=escalated"},
    {"topdesk", "Incident number/I=id|Call date/T=created|Brief description/X=subject|Caller "
                "name/P=customer|Operator/P=agent|Operator "
                "group/W=department|Status/S=status|Priority/R=priority|Target "
                "date/T=due|Completion date/T=resolved|Closure date/T=closed|Call "
                "type/W=type|Category/W=category|Subcategory/W=subcategory|Entry/W=channel|Branch/"
                "W=location|Impact/R=impact|Urgency/R=urgency"},
    {"manageengine",
     "Request "
     "ID/J=id|Subject/X=subject|Requester/P=customer|Technician/P=agent|Group/W=department|Created "
     "Time/T=created|DueBy Time/T=due|Resolved Time/T=resolved|Completed Time/T=closed|Responded "
     "Time/T=first_response|Request "
     "Status/S=status|Priority/R=priority|Category/W=category|Subcategory/W=subcategory|Mode/"
     "W=channel|Time Elapsed/H=resolution_time|Overdue "
     "Status/F=breached|Site/W=location|Level/W=|Reopened/F=reopened"},
    {"helpscout",
     "Number/J=id|Subject/X=subject|Customer/P=customer|Assignee/P=agent|Status/S=status|Mailbox/"
     "W=department|Created At/T=created|Closed At/T=closed|First Response "
     "Time/N=response_time|Resolution Time/N=resolution_time|Rating/C=csat|Replies "
     "Sent/K=replies|Tags/W=tags|Channel/W=channel|Handle Time/N=handling_time"},
    {"zammad",
     "#/J=id|Title/X=subject|Customer/P=customer|Organization/W=|Group/W=department|Owner/"
     "P=agent|State/S=status|Priority/R=priority|Create Channel/W=channel|Created "
     "at/T=created|Updated at/T=updated|Closed at/T=closed|First response/T=first_response|First "
     "response in min/N=response_time|Close in min/N=resolution_time|Accounted "
     "Time/N=handling_time|Article Count/K=|Escalation at/T=due|Tags/W=tags"},
    {"gorgias",
     "Ticket id/J=id|Creation date/T=created|Closed date/T=closed|Subject/X=subject|Assignee "
     "name/P=agent|Assigned team/W=department|Customer name/P=customer|Initial "
     "channel/W=channel|Survey score/C=csat|First response time (s)/N=response_time|Resolution "
     "time (s)/N=resolution_time|Number of agent messages/K=replies|Contact "
     "reason/W=category|Status/S=status|Tags/W=tags"},
    {"solarwinds",
     "Incident "
     "Number/J=id|Title/X=subject|State/S=status|Priority/R=priority|Category/"
     "W=category|Subcategory/W=subcategory|Assigned To/P=agent|Requester/P=customer|Created "
     "At/T=created|Updated At/T=updated|Resolved At/T=resolved|Closed At/T=closed|Due At/T=due|To "
     "First Response (hours)/N=response_time|To Resolve (hours)/N=resolution_time|Total Time "
     "Spent/N=handling_time|Site/W=location|Department/W=department|Origin/W=channel|Customer "
     "Satisfaction/C=csat|Reopened/F=reopened|SLA Breached/F=breached"},
};

static void put_cell(struct cl_buf *b, char kind, int i) {
    static const char *const people[] = {"Ann Lee", "Bob Ray", "Cy Day", "Dee Fox"};
    static const char *const words[] = {"Alpha", "Beta", "Gamma"};
    static const char *const states[] = {"Open", "Closed", "Pending"};
    static const char *const ranks[] = {"High", "Low", "Medium"};
    switch (kind) {
    case 'I':
        cl_buf_printf(b, "INC-%d", 1000 + i);
        break;
    case 'J':
        cl_buf_printf(b, "%d", 500 + i);
        break;
    case 'T':
        cl_buf_printf(b, "2024-01-%02d %02d:15", 1 + i % 27, i % 24);
        break;
    case 'D':
        cl_buf_printf(b, "2024-03-%02d", 1 + i % 27);
        break;
    case 'Q':
        cl_buf_printf(b, "%02d:15:00", i % 24);
        break;
    case 'H':
        cl_buf_printf(b, "%d:%02d:00", i % 30, i % 60);
        break;
    case 'N':
        cl_buf_printf(b, "%d", 5 + i * 37 % 400);
        break;
    case 'C':
        cl_buf_printf(b, "%d", 1 + i % 5);
        break;
    case 'K':
        cl_buf_printf(b, "%d", i % 3);
        break;
    case 'X':
        cl_buf_printf(b, "The printer %d has not printed since it moved to the other floor", i);
        break;
    case 'F':
        cl_buf_puts(b, i % 2 ? "Yes" : "No");
        break;
    case 'P':
        cl_buf_puts(b, people[i % 4]);
        break;
    case 'W':
        cl_buf_puts(b, words[i % 3]);
        break;
    case 'S':
        cl_buf_puts(b, states[i % 3]);
        break;
    case 'R':
        cl_buf_puts(b, ranks[i % 3]);
        break;
    default:
        break;
    }
}

static void put_row(struct cl_buf *b, const char *columns, int i) {
    struct cl_slice rest = cl_slice(columns);
    while (rest.ptr) {
        struct cl_slice column = cl_slice_cut(&rest, '|');
        const char *kind = (const char *)memrchr(column.ptr, '/', column.len) + 1;
        if (i < 0)
            cl_buf_add(b, column.ptr, (size_t)(kind - column.ptr) - 1);
        else
            put_cell(b, *kind, i);
        cl_buf_putc(b, rest.ptr ? ';' : '\n');
    }
}

static void check(const struct fixture *f, const char *desk, const char *columns) {
    struct cl_slice rest = cl_slice(columns);
    while (rest.ptr) {
        struct cl_slice column = cl_slice_cut(&rest, '|');
        const char *kind = (const char *)memrchr(column.ptr, '/', column.len) + 1;
        struct cl_slice heading = {column.ptr, (size_t)(kind - column.ptr) - 1};
        struct cl_slice name = {kind + 2, (size_t)(column.ptr + column.len - kind) - 2};
        enum cl_col field;
        if (name.len == 0)
            continue;
        assert_true(cl_column_find(name, &field));
        if (!cl_slice_eq(cl_slice(mapped(f, field)), heading))
            fail_msg("%s: %.*s is '%s', not '%.*s'", desk, (int)name.len, name.ptr,
                     mapped(f, field), (int)heading.len, heading.ptr);
    }
}

static void test_desks(void **state) {
    (void)state;
    for (size_t i = 0; i < CL_LEN(desks); i++) {
        struct fixture f = {0};
        struct cl_buf b = {0};
        for (int row = -1; row < 40; row++)
            put_row(&b, desks[i].columns, row);
        fixture_bytes(&f, b.ptr, b.len);
        assert_int_equal(f.rc, CL_OK);
        check(&f, desks[i].name, desks[i].columns);
        fixture_close(&f);
        cl_buf_free(&b);
    }
}

/* Units that no heading names, flags that repeat an instant, the row counter of OTRS. */
static void test_what_the_cells_become(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "Nr,Datum eingegangen,Zeit eingegangen,Datum erledigt,Zeit erledigt,Erledigt,"
                     "Erstreaktion (Min.)\n"
                     "1,02.01.2024,09:30,03.01.2024,10:15,Ja,5\n2,03.01.2024,10:30,,,Nein,7\n");
    assert_string_equal(cell(&f, 0, "created"), "2024-01-02T09:30:00Z");
    assert_string_equal(cell(&f, 0, "resolved"), "2024-01-03T10:15:00Z");
    assert_string_equal(cell(&f, 0, "response_time"), "300");
    assert_string_equal(mapped(&f, CL_COL_FCR), "");
    fixture_close(&f);
    fixture_open(&f, "Number;Ticket#;Created;State;Queue;AccountedTime;SolutionInMin;"
                     "SolutionDiffInMin\n"
                     "1;2024010100001;2024-01-02 10:00:00;open;L1;15;480;-3\n"
                     "2;2024010100002;2024-01-03 10:00:00;open;L1;15;480;9\n");
    assert_string_equal(cell(&f, 0, "id"), "2024010100001");
    assert_string_equal(cell(&f, 0, "handling_time"), "900");
    assert_string_equal(cell(&f, 0, "resolution_time"), "28800");
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_desks),
        cmocka_unit_test(test_what_the_cells_become),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
