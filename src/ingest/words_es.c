/* words_es.c - Spanish headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_es[] = {
    {.field = CL_COL_ID,
     .words =
         "id caso|numero de caso|numero de ticket|id incidencia|numero|incidencia|folio|codigo|nro "
         "ticket|nro de ticket|id solicitud|numero de solicitud|n ticket|numero ticket|nro "
         "caso|expediente|id reclamo|numero de incidencia|solicitud|radicado|n de caso|no de "
         "caso|nro de caso|n caso|no caso|n de ticket|no de ticket|no ticket|n incidencia|n de "
         "incidencia|no de incidencia|nro incidencia|num caso|num ticket|num incidencia|id del "
         "caso|id del ticket|id ticket|codigo de caso|codigo de ticket|codigo ticket|codigo de "
         "incidencia|numero de reporte|id reporte|numero de reclamo|nro reclamo|n de "
         "reclamo|numero de expediente|numero de radicado|identificador|referencia|numero de "
         "orden|numero solicitud|n de solicitud|no de solicitud|nro solicitud|nro de solicitud|id "
         "peticion|numero de peticion|peticion|n solicitud"},
    {.field = CL_COL_CREATED,
     .words = "fecha creacion|fecha de creacion|fecha apertura|fecha de apertura|creado|creado "
              "el|abierto el|fecha alta|fecha de alta|fecha registro|fecha de registro|fecha "
              "inicio|fecha de ingreso|fecha ingreso|fecha solicitud|fecha de solicitud|fecha hora "
              "apertura|fecha|fecha hora|fecha y hora|fecha de inicio|fecha reporte|fecha de "
              "entrada|apertura|fecha radicacion|fecha de creado|fecha del reporte|fecha de "
              "reporte|fecha caso|fecha del caso|fecha de recepcion|fecha recepcion|recibido "
              "el|registrado el|fecha del ticket|fecha ticket|fecha llamada|fecha de llamada|fecha "
              "incidencia|fecha de incidencia|abierto|hora de apertura|fecha y hora de "
              "apertura|fecha y hora de creacion|fecha hora creacion|creacion|fecha emision|fecha "
              "de emision|fecha de la solicitud|fecha peticion|ingreso|fecha de inicio del caso"},
    {.field = CL_COL_UPDATED,
     .words =
         "fecha actualizacion|ultima actualizacion|actualizado|fecha de actualizacion|fecha "
         "modificacion|ultima modificacion|fecha de modificacion|ultima modificacion "
         "el|actualizado el|fecha ultima actualizacion|fecha de ultima actualizacion|fecha de "
         "ultima modificacion|ultima actividad|fecha ultima modificacion|modificado el|modificado"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "fecha primera respuesta|primera respuesta|fecha de primera respuesta|fecha "
              "respuesta|fecha de respuesta|primera respuesta el|respondido el|fecha de "
              "atencion|fecha atencion|atendido el|fecha y hora de primera respuesta|fecha de la "
              "primera respuesta|primera atencion|fecha primera atencion"},
    {.field = CL_COL_RESOLVED,
     .words = "fecha resolucion|fecha de resolucion|resuelto|resuelto el|fecha solucion|fecha de "
              "solucion|solucionado el|solucionado|fecha y hora de resolucion|fecha de la "
              "solucion|fecha resuelto|fecha atendido|fecha de solucionado|fecha de resuelto"},
    {.field = CL_COL_CLOSED,
     .words =
         "fecha cierre|fecha de cierre|cerrado|cerrado el|fecha fin|fecha "
         "finalizacion|cierre|fecha de finalizacion|fecha hora cierre|fecha termino|fecha y hora "
         "de cierre|cerrado en|finalizado el|fecha cerrado|fecha del cierre|fecha de fin|fecha de "
         "termino|concluido el|fecha conclusion|hora de cierre|finalizado|fecha final"},
    {.field = CL_COL_DUE,
     .words = "fecha vencimiento|fecha de vencimiento|vencimiento|fecha limite|plazo|fecha "
              "compromiso|fecha prevista|fecha de compromiso|fecha tope|fecha objetivo|fecha "
              "estimada|fecha estimada de solucion|fecha prevista de resolucion|vence "
              "el|vence|fecha maxima|fecha limite de solucion|fecha de entrega|limite"},
    {.field = CL_COL_STATUS,
     .words = "estado|estatus|situacion|estado del ticket|estado ticket|estado del caso|estado "
              "caso|estado actual|estado de la solicitud|estado solicitud|estado de la "
              "incidencia|estado incidencia|estado de ticket|estado del reclamo|etapa|estatus del "
              "ticket|estado de caso"},
    {.field = CL_COL_PRIORITY,
     .words = "prioridad|severidad|gravedad|criticidad|nivel de prioridad|prioridad del "
              "caso|prioridad del ticket|nivel de severidad|prioridad ticket|nivel prioridad"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|origen|medio|canal de contacto|via|medio de contacto|canal de atencion|canal "
              "de entrada|fuente|canal de ingreso|canal de comunicacion|medio de ingreso|medio de "
              "recepcion|via de contacto|fuente de la solicitud|origen del caso|origen caso|canal "
              "de recepcion|medio de comunicacion|via de entrada|via de ingreso|forma de "
              "contacto|origen de la solicitud"},
    {.field = CL_COL_CATEGORY,
     .words = "categoria|tipo de incidencia|tipo incidencia|motivo|tipo de problema|asunto "
              "categoria|tipo de reclamo|tipo de servicio|tema|tipo de "
              "caso|tipologia|problema|categoria del caso|categoria de la incidencia|categoria "
              "incidencia|motivo de contacto|motivo del contacto|motivo de llamada|tipo de "
              "falla|tipo falla|tipo de requerimiento|tipo requerimiento|tipo problema|tipo de "
              "consulta|razon|categoria del ticket|tipificacion|area tematica|motivo de "
              "consulta|naturaleza|tipo servicio"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "subcategoria|submotivo|subtipo|subtema|subtipo de incidencia|sub "
              "categoria|subtipificacion|categoria 2|detalle del motivo|sub motivo|subcategoria 1"},
    {.field = CL_COL_TYPE,
     .words = "tipo|tipo de solicitud|tipo solicitud|tipo de ticket|tipo ticket|clase|tipo de "
              "peticion|tipo de registro|tipo del caso|tipo caso|tipo de reporte"},
    {.field = CL_COL_DEPARTMENT,
     .words = "departamento|area|grupo|cola|grupo asignado|unidad|grupo de "
              "asignacion|dependencia|area responsable|seccion|sector|gerencia|grupo "
              "tecnico|asignado a grupo tecnico|grupo de soporte|grupo soporte|grupo "
              "resolutor|departamento asignado|area asignada|equipo responsable|unidad "
              "responsable|departamento responsable|cola asignada|mesa|direccion|grupo de "
              "atencion|oficina responsable|dependencia responsable|area de atencion|division"},
    {.field = CL_COL_TEAM, .words = "equipo|nivel|equipo asignado"},
    {.field = CL_COL_REGION, .words = "region|zona|comuna|distrito|barrio"},
    {.field = CL_COL_LOCATION,
     .words = "ubicacion|sede|sucursal|oficina|localizacion|tienda|localidad|entidad|agencia|local|"
              "planta|establecimiento|sede cliente"},
    {.field = CL_COL_COUNTRY, .words = "pais"},
    {.field = CL_COL_PROVINCE, .words = "provincia|departamento geografico"},
    {.field = CL_COL_CITY, .words = "ciudad|municipio"},
    {.field = CL_COL_PRODUCT,
     .words = "producto|servicio|sistema|aplicacion|equipo afectado|plataforma|producto "
              "afectado|servicio afectado|sistema afectado|aplicativo|equipo "
              "informatico|activo|elemento|modulo|software|producto servicio|linea de producto"},
    {.field = CL_COL_AGENT,
     .words =
         "agente|asignado "
         "a|asignado|responsable|tecnico|analista|operador|asesor|ejecutivo|tecnico "
         "asignado|agente asignado|atendido por|encargado|asignado a tecnico|asignado al "
         "tecnico|tecnico responsable|agente responsable|propietario|propietario del "
         "caso|atendido|resuelto por|cerrado por|gestor|especialista|consultor|nombre del "
         "agente|nombre agente|asesor asignado|usuario asignado|responsable "
         "asignado|funcionario|tecnico asignado al caso|operador asignado|persona asignada|dueno"},
    {.field = CL_COL_CUSTOMER,
     .words =
         "cliente|solicitante|usuario|nombre cliente|nombre del cliente|empresa|contacto|reportado "
         "por|id cliente|ciudadano|compania|solicitante solicitante|solicitado por|creado "
         "por|nombre del solicitante|nombre solicitante|nombre del usuario|nombre usuario|usuario "
         "final|peticionario|reclamante|informante|remitente|denunciante|interesado|usuario "
         "solicitante|razon social|codigo cliente|numero de "
         "cliente|organizacion|requirente|abierto por|reporta|quien reporta|nombre contacto|autor"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "tipo de cliente|tipo cliente|segmento|plan|segmento cliente"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "cliente desde|fecha de alta cliente"},
    {.field = CL_COL_TENURE, .words = "antiguedad|antiguedad cliente|antiguedad anos"},
    {.field = CL_COL_SUBJECT,
     .words = "asunto|titulo|resumen|asunto del caso|titulo del caso|asunto del ticket|titulo del "
              "ticket|resumen del caso|descripcion corta|breve descripcion|descripcion "
              "breve|resumen de la incidencia"},
    {.field = CL_COL_TEXT,
     .words = "descripcion|mensaje|texto|detalle|observaciones|comentario|comentarios|descripcion "
              "del caso|descripcion del problema|descripcion detallada|detalle del "
              "caso|observacion|descripcion de la incidencia|detalles|contenido|notas"},
    {.field = CL_COL_TAGS, .words = "etiquetas"},
    {.field = CL_COL_CSAT,
     .words =
         "satisfaccion|satisfaccion del cliente|satisfaccion "
         "cliente|calificacion|valoracion|puntuacion|nota|nivel de satisfaccion|encuesta de "
         "satisfaccion|puntaje|nota de satisfaccion|puntuacion de satisfaccion|satisfaccion "
         "usuario|satisfaccion del usuario|indice de satisfaccion|evaluacion|encuesta|resultado "
         "encuesta|resultado de la encuesta|calificacion del cliente|valoracion del "
         "cliente|calificacion del servicio|csat|calificacion cliente|valoracion cliente"},
    {.field = CL_COL_ESCALATED,
     .words = "escalado|escalamiento|escalada|fue escalado|caso escalado|escalado si "
              "no|escalacion|escalado a nivel 2"},
    {.field = CL_COL_REOPENED,
     .words =
         "reabierto|reapertura|reabierta|fue reabierto|caso reabierto|ticket reabierto|re abierto"},
    {.field = CL_COL_REOPEN_COUNT,
     .words =
         "reaperturas|numero de reaperturas|cantidad de reaperturas|veces reabierto|n reaperturas"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "reasignaciones|numero de reasignaciones|transferencias|cantidad de "
              "reasignaciones|veces reasignado|reasignado"},
    {.field = CL_COL_FCR,
     .words =
         "resuelto en primer contacto|resolucion primer contacto|resuelto primer contacto|resuelto "
         "en el primer contacto|resolucion en primer contacto|resolucion en el primer "
         "contacto|primer contacto|resuelto en primera llamada|solucion en primer contacto|fcr"},
    {.field = CL_COL_ANSWERED, .words = "atendida|contestada|llamada atendida|respondida"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "tiempo de atencion|tiempo atencion|tiempo de manejo|duracion|tiempo "
              "trabajado|tmo|tiempo de gestion|duracion llamada|tiempo invertido|tiempo "
              "dedicado|horas trabajadas|duracion de la llamada|duracion de llamada|tiempo de "
              "trabajo|tiempo medio de operacion|tiempo conversacion|tiempo de "
              "conversacion|esfuerzo|horas invertidas|tiempo efectivo|tma|duracion atencion"},
    {.field = CL_COL_RESPONSE_TIME,
     .words =
         "tiempo de respuesta|tiempo respuesta|tiempo primera respuesta|tiempo de primera "
         "respuesta|tiempo hasta primera respuesta|tiempo hasta la primera respuesta|tiempo de la "
         "primera respuesta|tiempo de 1 respuesta|tiempo primera atencion|tiempo de "
         "reaccion|tiempo de primera atencion|demora en responder|tiempo medio de respuesta|tiempo "
         "en responder|velocidad de respuesta|tiempo de 1a respuesta|tiempo 1a respuesta"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "tiempo de resolucion|tiempo resolucion|tiempo solucion|tiempo de solucion|dias "
         "resolucion|horas resolucion|tiempo de cierre|dias de resolucion|tiempo total|tiempo "
         "hasta la solucion|tiempo total de resolucion|tiempo hasta resolucion|tiempo hasta la "
         "resolucion|tiempo hasta el cierre|tiempo de vida|dias abierto|dias para resolver|dias de "
         "atencion|duracion del caso|horas de resolucion|minutos resolucion|tiempo de solucion "
         "total|dias transcurridos|tiempo transcurrido|tiempo de ciclo|duracion total|tiempo hasta "
         "cierre|mttr|dias en resolver|tiempo en resolver|dias hasta cierre"},
    {.field = CL_COL_WAIT_TIME,
     .words = "tiempo de espera|tiempo espera|tiempo en cola|tiempo de espera en "
              "cola|espera|tiempo en espera|demora"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla horas|objetivo sla|sla objetivo|meta sla|plazo horas|sla en horas|sla "
              "dias|tiempo sla|plazo sla|tiempo acordado|tiempo comprometido|ans|ans horas|tiempo "
              "maximo|tiempo objetivo"},
    {.field = CL_COL_BREACHED,
     .words = "sla incumplido|incumplimiento sla|sla cumplido|cumple sla|dentro de sla|estado "
              "sla|en plazo|fuera de plazo|cumplimiento sla|vencido|dentro del sla|cumplio "
              "sla|cumple el sla|cumplimiento de sla|incumple sla|sla vencido|fuera de sla|dentro "
              "del plazo|cumplio plazo|ans cumplido|cumple ans|dentro de plazo|en "
              "tiempo|atrasado|estado del sla|cumplimiento ans|sla violado|sla roto|sla ok"},
    {.field = CL_COL_IMPACT, .words = "impacto|nivel de impacto"},
    {.field = CL_COL_URGENCY, .words = "urgencia"},
    {.field = CL_COL_FEEDBACK,
     .words = "comentario del cliente|comentario cliente|comentario encuesta|comentarios del "
              "cliente|retroalimentacion"},
    {.field = CL_COL_REPLIES,
     .words = "respuestas|numero de respuestas|cantidad de respuestas|interacciones|numero de "
              "interacciones|cantidad de interacciones|mensajes"},
    {.words = NULL},
};
