/* words.c - headings of other languages, and English ones beyond columns.def.
 *
 * Registry that mapping.c scores headings with: a new language or word is an
 * entry here.  Words are folded (no accents, lower case), the best first. */
#include "words.h"

static const struct cl_header_words words[] = {
    /* English, from exports seen in the wild */
    {.field = CL_COL_ID,
     .language = "en",
     .words =
         "service request id|srnumber|incident number|incident no|request number|request no|ticket "
         "no|case no|caseid|ticket ref|call number|conversation id|chat id|interaction "
         "id|complaint id|work order id|work order number|issue id|task id|ticket reference"},
    {.field = CL_COL_CREATED,
     .language = "en",
     .words = "date time opened|created time|creation time|created datetime|date reported|report "
              "date|reported on|reported|date received|received date|open datetime|opened "
              "on|submit date|submitted on|submitted date|logged date|date logged|logged at|ticket "
              "date|call date|call timestamp|requested at|request date|requested date|created "
              "timestamp|ticket created date|start time|conversation started at|entry "
              "date|received at|raised date|date raised|sr created|requested on"},
    {.field = CL_COL_UPDATED,
     .language = "en",
     .words = "last update time|last updated at|updated datetime|last modified date|last modified "
              "at|last updated date|updated time|last update date|modification date|date "
              "modified|last change|changed"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "en",
     .words = "first response date|first response timestamp|first response datetime|first "
              "responded at|first reply date|initial response at|first contact at|first resp "
              "time|response date|acknowledged at|answered at"},
    {.field = CL_COL_RESOLVED,
     .language = "en",
     .words = "resolved time|resolution timestamp|resolution datetime|resolved datetime|resolution "
              "at|solved on|fixed at|fixed date|resolved timestamp|date solved|resolved date "
              "time|solve date"},
    {.field = CL_COL_CLOSED,
     .language = "en",
     .words = "date time closed|closure date|closed timestamp|closing time|close time|close "
              "datetime|completion date|date completed|finished at|finished|ended at|end time|sr "
              "closed|closed date time|case closed date|date of closure"},
    {.field = CL_COL_DUE,
     .language = "en",
     .words = "expected resolution date|expected datetime|sla due date|est due "
              "date|duedate|resolution due by|sla deadline|target resolution date|sla due "
              "by|expected close date|planned end date|due time"},
    {.field = CL_COL_STATUS,
     .language = "en",
     .words = "ticket state|case state|sr status|request status|incident status|status name|status "
              "description|stage|work order status"},
    {.field = CL_COL_PRIORITY,
     .language = "en",
     .words = "priority name|urgency level|ticket severity|severity level|incident priority"},
    {.field = CL_COL_CHANNEL,
     .language = "en",
     .words = "source|submitted via|channel name|method received|received via|medium|intake "
              "channel|call channel|source of request|ticket source|case origin|intake method|how "
              "received"},
    {.field = CL_COL_CATEGORY,
     .language = "en",
     .words = "service request type|sr type|request category|incident category|primary issue|issue "
              "area|reason|call reason|reason name|query type|inquiry type|problem|category "
              "name|contact reason|complaint|case reason|category 1|service type|call type"},
    {.field = CL_COL_SUBCATEGORY,
     .language = "en",
     .words = "sub reason|sub category name|sub type|subtype|category 2|subject area|sub issue "
              "type|service subtype|request detail|problem subtype|secondary issue"},
    {.field = CL_COL_TYPE,
     .language = "en",
     .words = "tracker|kind|ticket kind|interaction type|work type|issue kind"},
    {.field = CL_COL_DEPARTMENT,
     .language = "en",
     .words = "owning department|responsible agency|responsible department|division|department "
              "name|resolver group|agent group|assignee group|ticket group|support group|owner "
              "group|project|agency name|organizational unit|owning group|help topic department"},
    {.field = CL_COL_TEAM,
     .language = "en",
     .words = "team name|agent team|assigned team name|agent shift team"},
    {.field = CL_COL_REGION,
     .language = "en",
     .words = "neighborhood|neighbourhood|council district|ward|region name|geo|market"},
    {.field = CL_COL_LOCATION,
     .language = "en",
     .words = "call center|call centre|callcenter|branch name|office location|center"},
    {.field = CL_COL_COUNTRY,
     .language = "en",
     .words = "country name|nation|customer country name"},
    {.field = CL_COL_PROVINCE,
     .language = "en",
     .words = "state name|us state|federal state|state province|customer state province|state"},
    {.field = CL_COL_CITY, .language = "en", .words = "city name"},
    {.field = CL_COL_PRODUCT,
     .language = "en",
     .words = "product category|product type|affected service|configuration item|service "
              "offering|software|asset|device|module|project name|business service"},
    {.field = CL_COL_AGENT,
     .language = "en",
     .words = "assigned|assigned agent id|assigned user|assigned tech|staff|staff "
              "member|operator|resolver|case owner|ticket owner|support rep|agentid|resolved "
              "by|executive|csr|advisor|engineer|specialist|analyst|employee|agent "
              "assigned|assigned engineer|representative id|technician name"},
    {.field = CL_COL_AGENT_NAME,
     .language = "en",
     .words = "agent full name|staff name|operator name|employee name"},
    {.field = CL_COL_CUSTOMER,
     .language = "en",
     .words = "requester email|customer email|company name|client id|account "
              "name|submitter|contact email|user name|from|requested by|reported by|raised "
              "by|caller name|complainant|organisation|opened for|requestor|sender|creator|user "
              "id|client company"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .language = "en",
     .words = "customer category|client segment|membership|subscription type|subscription|tier "
              "level|customer class|membership level"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .language = "en",
     .words = "registration date|registered on|joined|join date|account creation date|customer "
              "join date"},
    {.field = CL_COL_TENURE, .language = "en", .words = "customer tenure months|account age years"},
    {.field = CL_COL_SUBJECT,
     .language = "en",
     .words = "ticket title|case subject|issue summary|issue title|brief description|request "
              "title|subject line|short desc"},
    {.field = CL_COL_TEXT,
     .language = "en",
     .words = "issue description|case description|ticket text|ticket body|complaint "
              "description|full description|ticket details|complaint text|consumer complaint "
              "narrative|notes|original text|message text|customer message"},
    {.field = CL_COL_TAGS, .language = "en", .words = "keywords|ticket tags"},
    {.field = CL_COL_CSAT,
     .language = "en",
     .words = "csat rating|satisfaction level|satisfaction survey score|customer feedback "
              "score|survey score|survey results|survey result|star rating|stars|feedback "
              "rating|ticket satisfaction rating|agent rating|service rating|happiness "
              "rating|satisfaction score out of|rating score|customer sat"},
    {.field = CL_COL_RATED,
     .language = "en",
     .words =
         "survey response date|rating time|csat date|survey completed at|response survey date"},
    {.field = CL_COL_FEEDBACK,
     .language = "en",
     .words = "customer remarks|remarks|review|customer comment|customer comments|survey "
              "comments|feedback text|satisfaction reason"},
    {.field = CL_COL_ESCALATED,
     .language = "en",
     .words = "escalated y n|escalation required|escalated flag|escalate"},
    {.field = CL_COL_REOPENED,
     .language = "en",
     .words = "reopen|reopened y n|re opened|reopen status|is reopen"},
    {.field = CL_COL_REOPEN_COUNT,
     .language = "en",
     .words = "reopened count|number reopened|reopening count|nr reopens"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .language = "en",
     .words = "reassign count|transfers|transfer count|group stations|number of "
              "reassignments|hops|ticket transfers|number of transfers"},
    {.field = CL_COL_FCR,
     .language = "en",
     .words = "resolved first contact|first contact resolution flag|resolved on first "
              "call|resolved y n|one touch|one touch resolution|fcr flag|resolved in first "
              "contact|is fcr|first time resolution|first time fix"},
    {.field = CL_COL_ANSWERED,
     .language = "en",
     .words = "call answered y n|picked up|is answered call|call picked"},
    {.field = CL_COL_REPLIES,
     .language = "en",
     .words = "agent replies count|public replies|comment count|outbound count|agent "
              "responses|number of interactions|number of responses|total replies|message "
              "count|num messages|thread count|outbound interactions"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "en",
     .words = "average handle time|average handling time|handled time|connected handling "
              "time|duration|call duration in|effort|time tracked|hours worked|actual work|call "
              "length|worked hours|conversation duration|chat duration|call time length|total "
              "handling time|handle duration"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "en",
     .words = "first response time|time to first reply|first reply time calendar|initial response "
              "time|speed of answer seconds|average speed of answer|asa|time to respond|time to "
              "answer|response duration|first resp|first contact time|frt|first response "
              "duration|first reply time in|time to acknowledge|response"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "en",
     .words = "time to resolution|mttr|ttr|full resolution time in|first resolution time|resolve "
              "duration|elapsed time|time taken|turnaround time|tat|cycle time|days to "
              "resolve|hours to resolve|minutes to resolve|days open|time to fix|ticket "
              "duration|resolution time calendar|close time duration|days to close|time "
              "open|completion time|resolution in|resolution|lead time|case duration"},
    {.field = CL_COL_WAIT_TIME,
     .language = "en",
     .words =
         "wait|on hold time|queue wait time|customer wait time|time in queue|queue duration|avg "
         "wait time|average wait time|wait duration"},
    {.field = CL_COL_SLA_TARGET,
     .language = "en",
     .words = "sla time|sla limit|sla threshold|target time|agreed time|sla resolution time|sla "
              "duration|sla goal|allowed time|sla resolution target|resolution sla"},
    {.field = CL_COL_BREACHED,
     .language = "en",
     .words = "sla status|resolution status|sla result|resolution sla status|sla violation|sla "
              "breached y n|sla compliant|within sla y n|sla breach flag|breached sla|is "
              "breached|sla flag|sla outcome|met resolution sla|sla achieved|response sla "
              "status|is sla breached|sla hit|sla state"},

    /* Portuguese */
    {.field = CL_COL_ID,
     .language = "pt",
     .words =
         "id ticket|id chamado|id do chamado|numero do chamado|numero chamado|n chamado|nr "
         "chamado|chamado|numero|protocolo|codigo|ticket id|id da ocorrencia|ocorrencia|numero da "
         "solicitacao|num chamado|codigo do chamado|id atendimento|solicitacao|os|ordem de "
         "servico|numero do ticket|n do chamado|no chamado|num protocolo"},
    {.field = CL_COL_CREATED,
     .language = "pt",
     .words = "data abertura|data de abertura|data hora abertura|data e hora de abertura|dt "
              "abertura|aberto em|abertura|data criacao|data de criacao|criado em|data da "
              "criacao|data de registro|data registro|data solicitacao|data da solicitacao|dt "
              "criacao|data do chamado|data chamado|registrado em|data inicio|data de entrada|data "
              "atendimento|data|data hora|data ocorrencia|data da ocorrencia|inicio"},
    {.field = CL_COL_UPDATED,
     .language = "pt",
     .words =
         "data atualizacao|ultima atualizacao|atualizado em|data de atualizacao|data da ultima "
         "atualizacao|ultima modificacao|ultima alteracao|modificado em|data modificacao"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "pt",
     .words =
         "data primeira resposta|primeira resposta|primeira resposta em|data da primeira "
         "resposta|respondido em|data resposta|data primeiro atendimento|primeiro atendimento"},
    {.field = CL_COL_RESOLVED,
     .language = "pt",
     .words = "data resolucao|data de resolucao|resolvido em|data da resolucao|data solucao|data "
              "de solucao|solucionado em|dt resolucao|data da solucao|resolvido"},
    {.field = CL_COL_CLOSED,
     .language = "pt",
     .words = "data fechamento|data de fechamento|fechado em|encerrado em|data encerramento|data "
              "de encerramento|dt fechamento|data conclusao|data de conclusao|concluido "
              "em|fechamento|encerramento|data finalizacao|finalizado em|data fim|data "
              "termino|conclusao|data de fecho|data fecho|data hora fechamento|dt "
              "encerramento|data hora encerramento|fim"},
    {.field = CL_COL_DUE,
     .language = "pt",
     .words = "data limite|prazo|vencimento|data vencimento|data de vencimento|data "
              "prevista|previsao|prazo limite|data prazo|data limite sla|prazo de "
              "atendimento|previsao de conclusao|prazo final"},
    {.field = CL_COL_STATUS,
     .language = "pt",
     .words = "status|situacao|estado|status do chamado|status chamado|situacao do chamado|estado "
              "atual|estado do ticket|estado do chamado|fase"},
    {.field = CL_COL_PRIORITY,
     .language = "pt",
     .words =
         "prioridade|severidade|gravidade|criticidade|nivel de prioridade|prioridade do chamado"},
    {.field = CL_COL_CHANNEL,
     .language = "pt",
     .words = "canal|canal de atendimento|canal atendimento|origem|canal de entrada|meio de "
              "contato|canal de origem|meio de contacto|forma de contato|canal de contato|via de "
              "entrada|fonte|origem do chamado"},
    {.field = CL_COL_CATEGORY,
     .language = "pt",
     .words = "categoria|tipo chamado|tipo de chamado|assunto categoria|motivo|tipo problema|tipo "
              "de problema|tipo ocorrencia|tipo de ocorrencia|motivo do contato|categoria do "
              "chamado|tipo de servico|tipo servico|natureza|problema|tipo atendimento|tipo de "
              "atendimento|servico solicitado|motivo contato|motivo do chamado"},
    {.field = CL_COL_SUBCATEGORY,
     .language = "pt",
     .words = "subcategoria|sub categoria|submotivo|subtipo|sub tipo"},
    {.field = CL_COL_TYPE,
     .language = "pt",
     .words = "tipo|tipo chamado|tipo de chamado|tipo de solicitacao|tipo solicitacao|tipo de "
              "ticket|tipo do chamado|classificacao|tipo ticket"},
    {.field = CL_COL_DEPARTMENT,
     .language = "pt",
     .words = "departamento|setor|area|grupo|fila|grupo de atendimento|grupo atribuido|grupo "
              "solucionador|unidade|secretaria|diretoria|area responsavel|setor "
              "responsavel|orgao|departamento responsavel|grupo responsavel|fila de "
              "atendimento|gerencia|divisao|orgao responsavel"},
    {.field = CL_COL_TEAM,
     .language = "pt",
     .words = "equipe|equipa|time|nivel|squad|equipe responsavel|nivel de suporte"},
    {.field = CL_COL_REGION,
     .language = "pt",
     .words = "regiao|regional|zona|bairro|distrito|regiao do cliente"},
    {.field = CL_COL_LOCATION,
     .language = "pt",
     .words = "local|localidade|localizacao|filial|unidade atendimento|loja|agencia"},
    {.field = CL_COL_COUNTRY, .language = "pt", .words = "pais"},
    {.field = CL_COL_PROVINCE, .language = "pt", .words = "uf|estado|provincia|estado uf"},
    {.field = CL_COL_CITY, .language = "pt", .words = "cidade|municipio"},
    {.field = CL_COL_PRODUCT,
     .language = "pt",
     .words = "produto|sistema|servico|aplicacao|aplicativo|modulo|equipamento|item de "
              "configuracao|produto servico|plataforma|ativo"},
    {.field = CL_COL_AGENT,
     .language = "pt",
     .words = "analista|atendente|responsavel|tecnico|agente|operador|atribuido a|atribuido "
              "para|tecnico responsavel|analista responsavel|agente responsavel|atendido por|id "
              "agente|nome do atendente|usuario responsavel|consultor|designado|colaborador|nome "
              "atendente|nome analista"},
    {.field = CL_COL_CUSTOMER,
     .language = "pt",
     .words =
         "cliente|solicitante|usuario|nome do cliente|nome cliente|requerente|empresa|contato|id "
         "cliente|nome do solicitante|requisitante|aberto por|cidadao|contacto|utilizador|nome "
         "solicitante|cpf|cnpj|razao social|organizacao"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .language = "pt",
     .words = "segmento|tipo de cliente|tipo cliente|segmento do cliente|perfil "
              "cliente|plano|segmento cliente|perfil do cliente|categoria do cliente|porte"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .language = "pt",
     .words = "cliente desde|data cadastro|data de cadastro|cliente desde data"},
    {.field = CL_COL_TENURE,
     .language = "pt",
     .words = "tempo de cliente|tempo cliente|anos de cliente|tempo como cliente"},
    {.field = CL_COL_SUBJECT,
     .language = "pt",
     .words = "assunto|titulo|resumo|assunto do chamado|titulo do chamado"},
    {.field = CL_COL_TEXT,
     .language = "pt",
     .words = "descricao|mensagem|texto|detalhes|observacao|observacoes|descricao do "
              "problema|descricao do chamado|comentario|relato|descricao problema|conteudo"},
    {.field = CL_COL_TAGS, .language = "pt", .words = "etiquetas|marcadores|palavras chave"},
    {.field = CL_COL_CSAT,
     .language = "pt",
     .words =
         "satisfacao cliente|satisfacao|satisfacao do cliente|nota|avaliacao|nota satisfacao|nota "
         "de satisfacao|nota csat|avaliacao do cliente|nota atendimento|avaliacao cliente|nota do "
         "cliente|pesquisa de satisfacao|nota avaliacao|indice de satisfacao|nivel de satisfacao"},
    {.field = CL_COL_RATED,
     .language = "pt",
     .words = "data avaliacao|data da avaliacao|data pesquisa"},
    {.field = CL_COL_NPS, .language = "pt", .words = "nota nps"},
    {.field = CL_COL_FEEDBACK,
     .language = "pt",
     .words = "comentario do cliente|comentario avaliacao|comentario cliente|feedback do "
              "cliente|comentario da avaliacao"},
    {.field = CL_COL_ESCALATED,
     .language = "pt",
     .words = "escalado|escalonado|escalonamento|foi escalado|escalada|escalacao"},
    {.field = CL_COL_REOPENED,
     .language = "pt",
     .words = "reaberto|reabertura|foi reaberto|chamado reaberto|reaberta"},
    {.field = CL_COL_REOPEN_COUNT,
     .language = "pt",
     .words =
         "reaberturas|qtd reaberturas|numero de reaberturas|quantidade reaberturas|qtd reabertura"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .language = "pt",
     .words = "transferencias|reatribuicoes|qtd transferencias|numero de "
              "transferencias|encaminhamentos"},
    {.field = CL_COL_FCR,
     .language = "pt",
     .words = "resolvido primeiro contato|resolvido no primeiro contato|resolucao no primeiro "
              "contato|resolucao primeiro contato|resolvido no primeiro atendimento"},
    {.field = CL_COL_ANSWERED,
     .language = "pt",
     .words = "atendida|atendido|chamada atendida|ligacao atendida|respondida"},
    {.field = CL_COL_REPLIES,
     .language = "pt",
     .words = "interacoes|respostas|qtd interacoes|numero de interacoes|qtd respostas|numero de "
              "respostas|quantidade de interacoes"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "pt",
     .words = "tempo atendimento|tempo de atendimento|tma|tempo medio de atendimento|duracao|tempo "
              "trabalhado|horas trabalhadas|duracao da chamada|tempo de conversa|duracao "
              "atendimento|duracao chamada"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "pt",
     .words = "tempo primeira resposta|tempo de primeira resposta|tempo resposta|tempo de "
              "resposta|tempo ate primeira resposta|tempo para primeira resposta|tempo da primeira "
              "resposta|tempo primeiro atendimento|tpr"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "pt",
     .words = "tempo resolucao|tempo de resolucao|tempo solucao|tempo de solucao|tempo total|dias "
              "para resolver|tempo fechamento|tempo de fechamento|tmr|tempo ate resolucao|tempo "
              "para resolucao|tempo gasto|horas resolucao|dias resolucao|tempo para resolver|tempo "
              "medio de resolucao|dias em aberto"},
    {.field = CL_COL_WAIT_TIME,
     .language = "pt",
     .words = "tempo espera|tempo de espera|tempo em espera|tempo fila|tempo na fila|tempo em "
              "fila|tme|tempo de fila"},
    {.field = CL_COL_SLA_TARGET,
     .language = "pt",
     .words = "sla horas|meta sla|prazo sla|sla em horas|sla acordado|prazo horas|prazo em "
              "horas|sla dias|prazo dias|sla alvo|meta de sla|sla contratado"},
    {.field = CL_COL_BREACHED,
     .language = "pt",
     .words =
         "sla violado|violou sla|sla estourado|estourou sla|dentro do sla|sla cumprido|sla "
         "atendido|status sla|dentro do prazo|fora do prazo|violacao sla|situacao sla|quebra de "
         "sla|atrasado|cumpriu sla|no prazo|fora do sla|status do sla|cumprimento sla|sla ok"},
    {.field = CL_COL_IMPACT, .language = "pt", .words = "impacto"},
    {.field = CL_COL_URGENCY, .language = "pt", .words = "urgencia"},

    /* Spanish */
    {.field = CL_COL_ID,
     .language = "es",
     .words =
         "id caso|numero de caso|numero de ticket|id incidencia|numero|incidencia|folio|codigo|nro "
         "ticket|nro de ticket|id solicitud|numero de solicitud|n ticket|numero ticket|nro "
         "caso|expediente|id reclamo|numero de incidencia|solicitud|radicado"},
    {.field = CL_COL_CREATED,
     .language = "es",
     .words = "fecha creacion|fecha de creacion|fecha apertura|fecha de apertura|creado|creado "
              "el|abierto el|fecha alta|fecha de alta|fecha registro|fecha de registro|fecha "
              "inicio|fecha de ingreso|fecha ingreso|fecha solicitud|fecha de solicitud|fecha hora "
              "apertura|fecha|fecha hora|fecha y hora|fecha de inicio|fecha reporte|fecha de "
              "entrada|apertura|fecha radicacion"},
    {.field = CL_COL_UPDATED,
     .language = "es",
     .words = "fecha actualizacion|ultima actualizacion|actualizado|fecha de actualizacion|fecha "
              "modificacion|ultima modificacion|fecha de modificacion"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "es",
     .words = "fecha primera respuesta|primera respuesta|fecha de primera respuesta|fecha "
              "respuesta|fecha de respuesta"},
    {.field = CL_COL_RESOLVED,
     .language = "es",
     .words = "fecha resolucion|fecha de resolucion|resuelto|resuelto el|fecha solucion|fecha de "
              "solucion"},
    {.field = CL_COL_CLOSED,
     .language = "es",
     .words = "fecha cierre|fecha de cierre|cerrado|cerrado el|fecha fin|fecha "
              "finalizacion|cierre|fecha de finalizacion|fecha hora cierre|fecha termino"},
    {.field = CL_COL_DUE,
     .language = "es",
     .words = "fecha vencimiento|fecha de vencimiento|vencimiento|fecha limite|plazo|fecha "
              "compromiso|fecha prevista"},
    {.field = CL_COL_STATUS,
     .language = "es",
     .words = "estado|estatus|situacion|estado del ticket|estado ticket|estado del caso|estado "
              "caso|estado actual"},
    {.field = CL_COL_PRIORITY,
     .language = "es",
     .words = "prioridad|severidad|gravedad|criticidad|nivel de prioridad"},
    {.field = CL_COL_CHANNEL,
     .language = "es",
     .words = "canal|origen|medio|canal de contacto|via|medio de contacto|canal de atencion|canal "
              "de entrada|fuente"},
    {.field = CL_COL_CATEGORY,
     .language = "es",
     .words = "categoria|tipo de incidencia|tipo incidencia|motivo|tipo de problema|asunto "
              "categoria|tipo de reclamo|tipo de servicio|tema|tipo de caso|tipologia|problema"},
    {.field = CL_COL_SUBCATEGORY,
     .language = "es",
     .words = "subcategoria|submotivo|subtipo|subtema"},
    {.field = CL_COL_TYPE,
     .language = "es",
     .words = "tipo|tipo de solicitud|tipo solicitud|tipo de ticket|tipo ticket|clase"},
    {.field = CL_COL_DEPARTMENT,
     .language = "es",
     .words = "departamento|area|grupo|cola|grupo asignado|unidad|grupo de "
              "asignacion|dependencia|area responsable|seccion|sector|gerencia"},
    {.field = CL_COL_TEAM, .language = "es", .words = "equipo|nivel|equipo asignado"},
    {.field = CL_COL_REGION, .language = "es", .words = "region|zona|comuna|distrito|barrio"},
    {.field = CL_COL_LOCATION,
     .language = "es",
     .words = "ubicacion|sede|sucursal|oficina|localizacion|tienda|localidad"},
    {.field = CL_COL_COUNTRY, .language = "es", .words = "pais"},
    {.field = CL_COL_PROVINCE, .language = "es", .words = "provincia|departamento geografico"},
    {.field = CL_COL_CITY, .language = "es", .words = "ciudad|municipio"},
    {.field = CL_COL_PRODUCT,
     .language = "es",
     .words = "producto|servicio|sistema|aplicacion|equipo afectado|plataforma"},
    {.field = CL_COL_AGENT,
     .language = "es",
     .words = "agente|asignado "
              "a|asignado|responsable|tecnico|analista|operador|asesor|ejecutivo|tecnico "
              "asignado|agente asignado|atendido por|encargado"},
    {.field = CL_COL_CUSTOMER,
     .language = "es",
     .words = "cliente|solicitante|usuario|nombre cliente|nombre del "
              "cliente|empresa|contacto|reportado por|id cliente|ciudadano|compania"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .language = "es",
     .words = "tipo de cliente|tipo cliente|segmento|plan|segmento cliente"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .language = "es",
     .words = "cliente desde|fecha de alta cliente"},
    {.field = CL_COL_TENURE,
     .language = "es",
     .words = "antiguedad|antiguedad cliente|antiguedad anos"},
    {.field = CL_COL_SUBJECT, .language = "es", .words = "asunto|titulo|resumen"},
    {.field = CL_COL_TEXT,
     .language = "es",
     .words = "descripcion|mensaje|texto|detalle|observaciones|comentario|comentarios"},
    {.field = CL_COL_TAGS, .language = "es", .words = "etiquetas"},
    {.field = CL_COL_CSAT,
     .language = "es",
     .words = "satisfaccion|satisfaccion del cliente|satisfaccion "
              "cliente|calificacion|valoracion|puntuacion|nota|nivel de satisfaccion|encuesta de "
              "satisfaccion|puntaje"},
    {.field = CL_COL_ESCALATED, .language = "es", .words = "escalado|escalamiento|escalada"},
    {.field = CL_COL_REOPENED, .language = "es", .words = "reabierto|reapertura|reabierta"},
    {.field = CL_COL_REOPEN_COUNT, .language = "es", .words = "reaperturas|numero de reaperturas"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .language = "es",
     .words = "reasignaciones|numero de reasignaciones|transferencias"},
    {.field = CL_COL_FCR,
     .language = "es",
     .words = "resuelto en primer contacto|resolucion primer contacto|resuelto primer contacto"},
    {.field = CL_COL_ANSWERED,
     .language = "es",
     .words = "atendida|contestada|llamada atendida|respondida"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "es",
     .words = "tiempo de atencion|tiempo atencion|tiempo de manejo|duracion|tiempo "
              "trabajado|tmo|tiempo de gestion|duracion llamada"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "es",
     .words = "tiempo de respuesta|tiempo respuesta|tiempo primera respuesta|tiempo de primera "
              "respuesta"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "es",
     .words = "tiempo de resolucion|tiempo resolucion|tiempo solucion|tiempo de solucion|dias "
              "resolucion|horas resolucion|tiempo de cierre|dias de resolucion|tiempo total"},
    {.field = CL_COL_WAIT_TIME,
     .language = "es",
     .words = "tiempo de espera|tiempo espera|tiempo en cola"},
    {.field = CL_COL_SLA_TARGET,
     .language = "es",
     .words = "sla horas|objetivo sla|sla objetivo|meta sla|plazo horas"},
    {.field = CL_COL_BREACHED,
     .language = "es",
     .words = "sla incumplido|incumplimiento sla|sla cumplido|cumple sla|dentro de sla|estado "
              "sla|en plazo|fuera de plazo|cumplimiento sla|vencido|dentro del sla|cumplio sla"},
    {.field = CL_COL_IMPACT, .language = "es", .words = "impacto"},
    {.field = CL_COL_URGENCY, .language = "es", .words = "urgencia"},

    /* French */
    {.field = CL_COL_ID,
     .language = "fr",
     .words =
         "numero|numero ticket|n ticket|numero de ticket|id ticket|id demande|reference|numero "
         "incident|no ticket|numero de dossier|id incident|n incident|numero demande|dossier"},
    {.field = CL_COL_CREATED,
     .language = "fr",
     .words =
         "date creation|date de creation|date ouverture|date d ouverture|date d'ouverture|cree "
         "le|ouvert le|date demande|date de la demande|date|date et heure|date de reception|date "
         "debut|date de debut|date appel|ouvert|date declaration|date heure"},
    {.field = CL_COL_UPDATED,
     .language = "fr",
     .words = "date modification|date de modification|derniere mise a jour|derniere "
              "modification|mis a jour le|modifie le|maj|date mise a jour"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "fr",
     .words = "date premiere reponse|premiere reponse|date de premiere reponse|date de prise en "
              "charge|date prise en charge"},
    {.field = CL_COL_RESOLVED,
     .language = "fr",
     .words = "date resolution|date de resolution|resolu le|date de solution"},
    {.field = CL_COL_CLOSED,
     .language = "fr",
     .words = "date cloture|date de cloture|cloture le|ferme le|date fermeture|date de "
              "fermeture|date fin|date de fin|clos le|cloture"},
    {.field = CL_COL_DUE,
     .language = "fr",
     .words = "echeance|date echeance|date d'echeance|date d echeance|date limite|temps de "
              "resolution cible"},
    {.field = CL_COL_STATUS,
     .language = "fr",
     .words = "statut|etat|statut du ticket|etat du ticket"},
    {.field = CL_COL_PRIORITY,
     .language = "fr",
     .words = "priorite|gravite|criticite|niveau de priorite|severite"},
    {.field = CL_COL_CHANNEL,
     .language = "fr",
     .words = "canal|source|origine|source de la demande|moyen de contact|canal de contact|mode de "
              "contact"},
    {.field = CL_COL_CATEGORY,
     .language = "fr",
     .words = "categorie|motif|type de demande|type demande|nature|type d'incident|theme|type de "
              "probleme|motif d'appel"},
    {.field = CL_COL_SUBCATEGORY,
     .language = "fr",
     .words = "sous categorie|sous motif|sous type|sous theme"},
    {.field = CL_COL_TYPE,
     .language = "fr",
     .words = "type|type de ticket|type ticket|type de dossier"},
    {.field = CL_COL_DEPARTMENT,
     .language = "fr",
     .words = "service|departement|groupe|groupe affecte|groupe technicien|attribue a groupe de "
              "techniciens|direction|pole|file|entite|groupe d'affectation"},
    {.field = CL_COL_TEAM, .language = "fr", .words = "equipe|niveau"},
    {.field = CL_COL_REGION,
     .language = "fr",
     .words = "region|zone|secteur|arrondissement|quartier"},
    {.field = CL_COL_LOCATION,
     .language = "fr",
     .words = "lieu|site|agence|localisation|bureau|magasin"},
    {.field = CL_COL_COUNTRY, .language = "fr", .words = "pays"},
    {.field = CL_COL_PROVINCE, .language = "fr", .words = "province|departement geographique"},
    {.field = CL_COL_CITY, .language = "fr", .words = "ville|commune"},
    {.field = CL_COL_PRODUCT,
     .language = "fr",
     .words = "produit|application|systeme|logiciel|materiel|elements associes"},
    {.field = CL_COL_AGENT,
     .language = "fr",
     .words =
         "agent|technicien|affecte a|assigne a|attribue a|attribue a "
         "technicien|responsable|operateur|conseiller|intervenant|charge de|assigne|gestionnaire"},
    {.field = CL_COL_CUSTOMER,
     .language = "fr",
     .words = "client|demandeur|utilisateur|nom du client|nom "
              "client|societe|entreprise|contact|appelant|usager"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .language = "fr",
     .words = "type de client|type client|segment|segment client"},
    {.field = CL_COL_CUSTOMER_SINCE, .language = "fr", .words = "client depuis"},
    {.field = CL_COL_TENURE, .language = "fr", .words = "anciennete|anciennete client"},
    {.field = CL_COL_SUBJECT, .language = "fr", .words = "objet|titre|sujet|resume|intitule"},
    {.field = CL_COL_TEXT,
     .language = "fr",
     .words = "description|message|texte|commentaire|commentaires|detail"},
    {.field = CL_COL_TAGS, .language = "fr", .words = "etiquettes|mots cles"},
    {.field = CL_COL_CSAT,
     .language = "fr",
     .words = "satisfaction|note|note satisfaction|satisfaction client|evaluation|note de "
              "satisfaction|note client|avis client"},
    {.field = CL_COL_ESCALATED, .language = "fr", .words = "escalade|escalade oui non"},
    {.field = CL_COL_REOPENED, .language = "fr", .words = "reouvert|rouvert|reouverture"},
    {.field = CL_COL_FCR,
     .language = "fr",
     .words = "resolu au premier contact|resolution premier contact|resolu premier appel"},
    {.field = CL_COL_ANSWERED,
     .language = "fr",
     .words = "repondu|decroche|appel decroche|appel repondu"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "fr",
     .words = "temps de traitement|duree|duree appel|temps passe|dmt|duree de traitement|duree "
              "d'appel|duree totale"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "fr",
     .words = "temps de reponse|delai de reponse|temps premiere reponse|delai premiere "
              "reponse|delai de prise en charge|temps de prise en charge|delai de prise en compte"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "fr",
     .words = "temps de resolution|delai de resolution|duree de resolution|temps resolution|delai "
              "resolution|delai de traitement|duree resolution|delai de cloture"},
    {.field = CL_COL_WAIT_TIME,
     .language = "fr",
     .words = "temps d'attente|temps attente|duree attente|temps d attente"},
    {.field = CL_COL_SLA_TARGET,
     .language = "fr",
     .words = "objectif sla|delai sla|sla heures|delai cible"},
    {.field = CL_COL_BREACHED,
     .language = "fr",
     .words = "sla depasse|sla respecte|respect sla|statut sla|hors delai|dans les delais|delai "
              "depasse|respect du sla"},
    {.field = CL_COL_IMPACT, .language = "fr", .words = "impact"},
    {.field = CL_COL_URGENCY, .language = "fr", .words = "urgence"},

    /* German */
    {.field = CL_COL_ID,
     .language = "de",
     .words = "ticketnummer|ticket "
              "nr|vorgangsnummer|fallnummer|nummer|ticketnr|anfragenummer|vorgang|meldungsnummer|"
              "auftragsnummer|ticket nummer|stornummer|vorgangs nr|fall id|laufende nummer|nr"},
    {.field = CL_COL_CREATED,
     .language = "de",
     .words = "erstellt am|erstellt|erstellungsdatum|eroffnet am|eroeffnet am|eroffnet|geoffnet "
              "am|angelegt am|eingangsdatum|eingang|datum|meldedatum|erfasst "
              "am|erstelldatum|eroffnungsdatum|anlagedatum|gemeldet am|datum "
              "uhrzeit|erstellungszeit|beginn|aufnahmedatum|eingegangen am"},
    {.field = CL_COL_UPDATED,
     .language = "de",
     .words =
         "geandert am|aktualisiert am|letzte anderung|geaendert am|letzte aktualisierung|zuletzt "
         "geandert|aktualisiert|geandert|anderungsdatum|letzte aenderung"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "de",
     .words = "erste antwort|erste antwort am|erstantwort|erste reaktion|erstreaktion am|erste "
              "reaktion am"},
    {.field = CL_COL_RESOLVED,
     .language = "de",
     .words =
         "gelost am|geloest am|losungsdatum|gelost|behoben am|loesungsdatum|erledigt am|geloest"},
    {.field = CL_COL_CLOSED,
     .language = "de",
     .words = "geschlossen am|abgeschlossen "
              "am|schliessdatum|geschlossen|abschlussdatum|enddatum|ende|beendet "
              "am|abgeschlossen|schlussdatum|schliessungsdatum"},
    {.field = CL_COL_DUE,
     .language = "de",
     .words = "fallig am|faellig "
              "am|falligkeit|faelligkeit|falligkeitsdatum|frist|termin|zieldatum|fallig|deadline"},
    {.field = CL_COL_STATUS,
     .language = "de",
     .words = "status|zustand|ticketstatus|bearbeitungsstatus|stand"},
    {.field = CL_COL_PRIORITY,
     .language = "de",
     .words = "prioritat|prioritaet|schweregrad|prio|wichtigkeit|ticketprioritat"},
    {.field = CL_COL_CHANNEL,
     .language = "de",
     .words = "kanal|quelle|herkunft|kontaktkanal|eingangskanal|kontaktart|meldeweg|eingangsweg"},
    {.field = CL_COL_CATEGORY,
     .language = "de",
     .words = "kategorie|thema|anliegen|problemtyp|storungsart|stoerungsart|grund|kontaktgrund|"
              "anfrageart|fehlerart|sachgebiet|hauptkategorie"},
    {.field = CL_COL_SUBCATEGORY,
     .language = "de",
     .words = "unterkategorie|subkategorie|unterthema"},
    {.field = CL_COL_TYPE,
     .language = "de",
     .words = "typ|art|ticketart|ticket typ|tickettyp|vorgangsart|vorgangstyp"},
    {.field = CL_COL_DEPARTMENT,
     .language = "de",
     .words = "abteilung|gruppe|fachbereich|bereich|warteschlange|bearbeitergruppe|amt|"
              "dienststelle|referat|zustandige gruppe|queue"},
    {.field = CL_COL_TEAM, .language = "de", .words = "team|supportlevel|stufe"},
    {.field = CL_COL_REGION,
     .language = "de",
     .words = "region|gebiet|bezirk|stadtteil|stadtbezirk"},
    {.field = CL_COL_LOCATION,
     .language = "de",
     .words = "standort|niederlassung|filiale|ort der meldung"},
    {.field = CL_COL_COUNTRY, .language = "de", .words = "land"},
    {.field = CL_COL_PROVINCE, .language = "de", .words = "bundesland|kanton"},
    {.field = CL_COL_CITY, .language = "de", .words = "stadt|ort|gemeinde"},
    {.field = CL_COL_PRODUCT,
     .language = "de",
     .words = "produkt|system|dienst|anwendung|gerat|software|service"},
    {.field = CL_COL_AGENT,
     .language = "de",
     .words = "bearbeiter|zugewiesen "
              "an|zustandig|mitarbeiter|besitzer|sachbearbeiter|techniker|agent|zugewiesen|"
              "verantwortlicher|zustaendig|eigentumer"},
    {.field = CL_COL_CUSTOMER,
     .language = "de",
     .words = "kunde|kundenname|kundennummer|melder|anfragender|antragsteller|firma|ersteller|"
              "kunden id|ansprechpartner|anwender|benutzer|anrufer|auftraggeber"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .language = "de",
     .words = "kundentyp|kundensegment|segment|kundengruppe|kundenart|tarif"},
    {.field = CL_COL_CUSTOMER_SINCE, .language = "de", .words = "kunde seit"},
    {.field = CL_COL_SUBJECT,
     .language = "de",
     .words = "betreff|titel|kurzbeschreibung|zusammenfassung"},
    {.field = CL_COL_TEXT,
     .language = "de",
     .words = "beschreibung|nachricht|text|kommentar|bemerkung|langtext"},
    {.field = CL_COL_TAGS, .language = "de", .words = "schlagworter|stichworter|schlagworte"},
    {.field = CL_COL_CSAT,
     .language = "de",
     .words = "zufriedenheit|kundenzufriedenheit|bewertung|note|kundenbewertung|zufriedenheitswert|"
              "sterne"},
    {.field = CL_COL_ESCALATED, .language = "de", .words = "eskaliert|eskalation"},
    {.field = CL_COL_REOPENED,
     .language = "de",
     .words = "wiedereroffnet|wieder geoffnet|wiedereroeffnet|neu geoffnet"},
    {.field = CL_COL_REOPEN_COUNT,
     .language = "de",
     .words = "wiedereroffnungen|anzahl wiedereroffnungen"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .language = "de",
     .words = "weiterleitungen|anzahl weiterleitungen|umverteilungen"},
    {.field = CL_COL_FCR,
     .language = "de",
     .words = "erstlosung|erstkontaktlosung|sofort gelost|erstloesung"},
    {.field = CL_COL_ANSWERED,
     .language = "de",
     .words = "angenommen|beantwortet|anruf angenommen"},
    {.field = CL_COL_REPLIES, .language = "de", .words = "antworten|anzahl antworten"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "de",
     .words = "bearbeitungsdauer|arbeitszeit|aufwand|gesprachsdauer|dauer|anrufdauer|"
              "bearbeitungszeit netto"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "de",
     .words = "antwortzeit|reaktionszeit|erstreaktionszeit|zeit bis erste antwort|erstantwortzeit"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "de",
     .words = "losungszeit|loesungszeit|bearbeitungszeit|durchlaufzeit|zeit bis "
              "losung|losungsdauer|dauer bis losung|erledigungsdauer"},
    {.field = CL_COL_WAIT_TIME, .language = "de", .words = "wartezeit|wartedauer"},
    {.field = CL_COL_SLA_TARGET,
     .language = "de",
     .words = "sla stunden|sla ziel|sla vorgabe|zielzeit|sla zeit|sollzeit"},
    {.field = CL_COL_BREACHED,
     .language = "de",
     .words = "sla verletzt|sla eingehalten|sla status|sla verletzung|frist eingehalten|sla "
              "erfullt|uberfallig"},
    {.field = CL_COL_IMPACT, .language = "de", .words = "auswirkung"},
    {.field = CL_COL_URGENCY, .language = "de", .words = "dringlichkeit"},

    /* Italian */
    {.field = CL_COL_ID,
     .language = "it",
     .words = "numero|numero ticket|codice|id richiesta|numero richiesta|numero segnalazione|id "
              "segnalazione"},
    {.field = CL_COL_CREATED,
     .language = "it",
     .words = "data apertura|data di apertura|data creazione|data di creazione|creato il|aperto "
              "il|data segnalazione|data|data e ora|data inserimento|data richiesta"},
    {.field = CL_COL_UPDATED,
     .language = "it",
     .words = "data aggiornamento|ultimo aggiornamento|ultima modifica|data modifica"},
    {.field = CL_COL_FIRST_RESPONSE,
     .language = "it",
     .words = "prima risposta|data prima risposta"},
    {.field = CL_COL_RESOLVED,
     .language = "it",
     .words = "data risoluzione|risolto il|data di risoluzione"},
    {.field = CL_COL_CLOSED,
     .language = "it",
     .words = "data chiusura|data di chiusura|chiuso il|data fine"},
    {.field = CL_COL_DUE, .language = "it", .words = "scadenza|data scadenza"},
    {.field = CL_COL_STATUS, .language = "it", .words = "stato|stato ticket|stato richiesta"},
    {.field = CL_COL_PRIORITY, .language = "it", .words = "priorita|gravita"},
    {.field = CL_COL_CHANNEL, .language = "it", .words = "canale|origine|fonte"},
    {.field = CL_COL_CATEGORY,
     .language = "it",
     .words = "categoria|motivo|argomento|tipo problema"},
    {.field = CL_COL_SUBCATEGORY, .language = "it", .words = "sottocategoria"},
    {.field = CL_COL_TYPE, .language = "it", .words = "tipo|tipologia|tipo richiesta|tipo ticket"},
    {.field = CL_COL_DEPARTMENT,
     .language = "it",
     .words = "reparto|dipartimento|ufficio|gruppo|settore|area"},
    {.field = CL_COL_TEAM, .language = "it", .words = "squadra|livello"},
    {.field = CL_COL_REGION, .language = "it", .words = "regione|zona|quartiere"},
    {.field = CL_COL_LOCATION, .language = "it", .words = "sede|luogo|filiale"},
    {.field = CL_COL_COUNTRY, .language = "it", .words = "paese|nazione"},
    {.field = CL_COL_PROVINCE, .language = "it", .words = "provincia"},
    {.field = CL_COL_CITY, .language = "it", .words = "citta|comune"},
    {.field = CL_COL_PRODUCT, .language = "it", .words = "prodotto|servizio|sistema|applicazione"},
    {.field = CL_COL_AGENT,
     .language = "it",
     .words = "operatore|assegnato a|tecnico|agente|responsabile|incaricato|assegnatario"},
    {.field = CL_COL_CUSTOMER,
     .language = "it",
     .words = "cliente|richiedente|nome cliente|utente|azienda|segnalatore"},
    {.field = CL_COL_CUSTOMER_TYPE, .language = "it", .words = "tipo cliente|segmento"},
    {.field = CL_COL_SUBJECT, .language = "it", .words = "oggetto|titolo"},
    {.field = CL_COL_TEXT, .language = "it", .words = "descrizione|messaggio|testo|note"},
    {.field = CL_COL_CSAT,
     .language = "it",
     .words = "soddisfazione|valutazione|voto|soddisfazione cliente|punteggio"},
    {.field = CL_COL_REOPENED, .language = "it", .words = "riaperto"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "it",
     .words = "durata|tempo di gestione|tempo lavorato|durata chiamata"},
    {.field = CL_COL_RESPONSE_TIME,
     .language = "it",
     .words = "tempo di risposta|tempo risposta|tempo prima risposta"},
    {.field = CL_COL_RESOLUTION_TIME,
     .language = "it",
     .words = "tempo di risoluzione|tempo risoluzione"},
    {.field = CL_COL_WAIT_TIME, .language = "it", .words = "tempo di attesa|tempo attesa"},
    {.field = CL_COL_BREACHED,
     .language = "it",
     .words = "sla violato|sla rispettato|rispetto sla|stato sla"},
    {.field = CL_COL_IMPACT, .language = "it", .words = "impatto"},
    {.field = CL_COL_URGENCY, .language = "it", .words = "urgenza"},

    /* Dutch */
    {.field = CL_COL_ID,
     .language = "nl",
     .words =
         "ticketnummer|nummer|zaaknummer|meldingnummer|meldingsnummer|incidentnummer|meldnummer"},
    {.field = CL_COL_CREATED,
     .language = "nl",
     .words = "aangemaakt op|aangemaakt|aanmaakdatum|datum aangemaakt|datum "
              "aanmelding|aanmelddatum|datum|geopend op|datum "
              "melding|meldingsdatum|openingsdatum|ontvangen op"},
    {.field = CL_COL_UPDATED,
     .language = "nl",
     .words = "bijgewerkt op|laatst gewijzigd|gewijzigd op|wijzigingsdatum"},
    {.field = CL_COL_FIRST_RESPONSE, .language = "nl", .words = "eerste reactie|eerste reactie op"},
    {.field = CL_COL_RESOLVED, .language = "nl", .words = "opgelost op|datum opgelost|oplosdatum"},
    {.field = CL_COL_CLOSED,
     .language = "nl",
     .words = "gesloten op|afgesloten op|datum gesloten|afmelddatum|datum gereed|gereed "
              "op|sluitingsdatum|einddatum"},
    {.field = CL_COL_DUE,
     .language = "nl",
     .words = "streefdatum|vervaldatum|deadline|uiterste datum"},
    {.field = CL_COL_STATUS, .language = "nl", .words = "status|toestand"},
    {.field = CL_COL_PRIORITY, .language = "nl", .words = "prioriteit|ernst"},
    {.field = CL_COL_CHANNEL, .language = "nl", .words = "kanaal|bron|soort binnenkomst|herkomst"},
    {.field = CL_COL_CATEGORY,
     .language = "nl",
     .words = "categorie|onderwerp categorie|hoofdcategorie|rubriek"},
    {.field = CL_COL_SUBCATEGORY, .language = "nl", .words = "subcategorie"},
    {.field = CL_COL_TYPE, .language = "nl", .words = "soort|soort melding|type melding"},
    {.field = CL_COL_DEPARTMENT,
     .language = "nl",
     .words = "afdeling|behandelaarsgroep|groep|wachtrij|operatorgroep"},
    {.field = CL_COL_REGION, .language = "nl", .words = "regio|wijk|stadsdeel"},
    {.field = CL_COL_LOCATION, .language = "nl", .words = "locatie|vestiging|filiaal"},
    {.field = CL_COL_COUNTRY, .language = "nl", .words = "land"},
    {.field = CL_COL_CITY, .language = "nl", .words = "plaats|stad|woonplaats|gemeente"},
    {.field = CL_COL_AGENT,
     .language = "nl",
     .words = "behandelaar|toegewezen aan|medewerker|uitvoerder|eigenaar"},
    {.field = CL_COL_CUSTOMER,
     .language = "nl",
     .words = "klant|klantnaam|aanmelder|melder|aanvrager|bedrijf"},
    {.field = CL_COL_CUSTOMER_TYPE, .language = "nl", .words = "klanttype|klantsegment"},
    {.field = CL_COL_SUBJECT, .language = "nl", .words = "onderwerp|titel|korte omschrijving"},
    {.field = CL_COL_TEXT,
     .language = "nl",
     .words = "omschrijving|bericht|tekst|verzoek|beschrijving"},
    {.field = CL_COL_CSAT,
     .language = "nl",
     .words = "tevredenheid|klanttevredenheid|beoordeling|waardering|cijfer"},
    {.field = CL_COL_HANDLING_TIME,
     .language = "nl",
     .words = "behandeltijd|bestede tijd|gespreksduur|duur"},
    {.field = CL_COL_RESPONSE_TIME, .language = "nl", .words = "reactietijd|responstijd"},
    {.field = CL_COL_RESOLUTION_TIME, .language = "nl", .words = "oplostijd|doorlooptijd"},
    {.field = CL_COL_WAIT_TIME, .language = "nl", .words = "wachttijd"},
    {.field = CL_COL_BREACHED, .language = "nl", .words = "sla gehaald|sla overschreden"},
    {.field = CL_COL_URGENCY, .language = "nl", .words = "urgentie"},
};

const struct cl_header_words *cl_header_words_at(size_t i) {
    return i < CL_LEN(words) ? &words[i] : NULL;
}

bool cl_language_day_first(const char *language) {
    return strcmp(language, "en") != 0;
}

bool cl_header_noise(struct cl_slice token) {
    static const char *const noise[] = {
        "the",       "of",       "a",      "an",      "in",       "for",        "to",
        "de",        "do",       "da",     "del",     "la",       "le",         "du",
        "des",       "d",        "l",      "di",      "der",      "des",        "van",
        "e",         "y",        "und",    "et",      "ticket",   "case",       "issue",
        "request",   "incident", "call",   "sr",      "sys",      "u",          "custom",
        "field",     "chamado",  "caso",   "name",    "calendar", "business",   "utc",
        "local",     "flag",     "y",      "n",       "value",    "tickets",    "mins",
        "min",       "minutes",  "hrs",    "hours",   "hour",     "secs",       "sec",
        "seconds",   "days",     "horas",  "minutos", "dias",     "segundos",   "stunden",
        "minuten",   "heures",   "tage",   "jours",   "s",        "h",          "m",
        "is",        "overall",  "dt",     "col",     "fld",      "incidencia", "demande",
        "solicitud", "score",    "yn",     "ore",     "minuti",   "giorni",     "sekunden",
        "segundo",   "total",    "field1",
    };
    bool digits = token.len > 0;
    for (size_t i = 0; i < token.len; i++)
        digits &= token.ptr[i] >= '0' && token.ptr[i] <= '9';
    if (digits)
        return true;
    for (size_t i = 0; i < CL_LEN(noise); i++)
        if (cl_slice_eq(cl_slice(noise[i]), token))
            return true;
    return false;
}
