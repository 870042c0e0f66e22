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
         "caso|expediente|id reclamo|numero de incidencia|solicitud|radicado"},
    {.field = CL_COL_CREATED,
     .words = "fecha creacion|fecha de creacion|fecha apertura|fecha de apertura|creado|creado "
              "el|abierto el|fecha alta|fecha de alta|fecha registro|fecha de registro|fecha "
              "inicio|fecha de ingreso|fecha ingreso|fecha solicitud|fecha de solicitud|fecha hora "
              "apertura|fecha|fecha hora|fecha y hora|fecha de inicio|fecha reporte|fecha de "
              "entrada|apertura|fecha radicacion"},
    {.field = CL_COL_UPDATED,
     .words = "fecha actualizacion|ultima actualizacion|actualizado|fecha de actualizacion|fecha "
              "modificacion|ultima modificacion|fecha de modificacion"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "fecha primera respuesta|primera respuesta|fecha de primera respuesta|fecha "
              "respuesta|fecha de respuesta"},
    {.field = CL_COL_RESOLVED,
     .words = "fecha resolucion|fecha de resolucion|resuelto|resuelto el|fecha solucion|fecha de "
              "solucion"},
    {.field = CL_COL_CLOSED,
     .words = "fecha cierre|fecha de cierre|cerrado|cerrado el|fecha fin|fecha "
              "finalizacion|cierre|fecha de finalizacion|fecha hora cierre|fecha termino"},
    {.field = CL_COL_DUE,
     .words = "fecha vencimiento|fecha de vencimiento|vencimiento|fecha limite|plazo|fecha "
              "compromiso|fecha prevista"},
    {.field = CL_COL_STATUS,
     .words = "estado|estatus|situacion|estado del ticket|estado ticket|estado del caso|estado "
              "caso|estado actual"},
    {.field = CL_COL_PRIORITY,
     .words = "prioridad|severidad|gravedad|criticidad|nivel de prioridad"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|origen|medio|canal de contacto|via|medio de contacto|canal de atencion|canal "
              "de entrada|fuente"},
    {.field = CL_COL_CATEGORY,
     .words = "categoria|tipo de incidencia|tipo incidencia|motivo|tipo de problema|asunto "
              "categoria|tipo de reclamo|tipo de servicio|tema|tipo de caso|tipologia|problema"},
    {.field = CL_COL_SUBCATEGORY, .words = "subcategoria|submotivo|subtipo|subtema"},
    {.field = CL_COL_TYPE,
     .words = "tipo|tipo de solicitud|tipo solicitud|tipo de ticket|tipo ticket|clase"},
    {.field = CL_COL_DEPARTMENT,
     .words = "departamento|area|grupo|cola|grupo asignado|unidad|grupo de "
              "asignacion|dependencia|area responsable|seccion|sector|gerencia"},
    {.field = CL_COL_TEAM, .words = "equipo|nivel|equipo asignado"},
    {.field = CL_COL_REGION, .words = "region|zona|comuna|distrito|barrio"},
    {.field = CL_COL_LOCATION,
     .words = "ubicacion|sede|sucursal|oficina|localizacion|tienda|localidad"},
    {.field = CL_COL_COUNTRY, .words = "pais"},
    {.field = CL_COL_PROVINCE, .words = "provincia|departamento geografico"},
    {.field = CL_COL_CITY, .words = "ciudad|municipio"},
    {.field = CL_COL_PRODUCT,
     .words = "producto|servicio|sistema|aplicacion|equipo afectado|plataforma"},
    {.field = CL_COL_AGENT,
     .words = "agente|asignado "
              "a|asignado|responsable|tecnico|analista|operador|asesor|ejecutivo|tecnico "
              "asignado|agente asignado|atendido por|encargado|asignado a tecnico"},
    {.field = CL_COL_CUSTOMER,
     .words =
         "cliente|solicitante|usuario|nombre cliente|nombre del cliente|empresa|contacto|reportado "
         "por|id cliente|ciudadano|compania|solicitante solicitante|solicitado por|creado por"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "tipo de cliente|tipo cliente|segmento|plan|segmento cliente"},
    {.field = CL_COL_CUSTOMER_SINCE, .words = "cliente desde|fecha de alta cliente"},
    {.field = CL_COL_TENURE, .words = "antiguedad|antiguedad cliente|antiguedad anos"},
    {.field = CL_COL_SUBJECT, .words = "asunto|titulo|resumen"},
    {.field = CL_COL_TEXT,
     .words = "descripcion|mensaje|texto|detalle|observaciones|comentario|comentarios"},
    {.field = CL_COL_TAGS, .words = "etiquetas"},
    {.field = CL_COL_CSAT,
     .words = "satisfaccion|satisfaccion del cliente|satisfaccion "
              "cliente|calificacion|valoracion|puntuacion|nota|nivel de satisfaccion|encuesta de "
              "satisfaccion|puntaje"},
    {.field = CL_COL_ESCALATED, .words = "escalado|escalamiento|escalada"},
    {.field = CL_COL_REOPENED, .words = "reabierto|reapertura|reabierta"},
    {.field = CL_COL_REOPEN_COUNT, .words = "reaperturas|numero de reaperturas"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "reasignaciones|numero de reasignaciones|transferencias"},
    {.field = CL_COL_FCR,
     .words = "resuelto en primer contacto|resolucion primer contacto|resuelto primer contacto"},
    {.field = CL_COL_ANSWERED, .words = "atendida|contestada|llamada atendida|respondida"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "tiempo de atencion|tiempo atencion|tiempo de manejo|duracion|tiempo "
              "trabajado|tmo|tiempo de gestion|duracion llamada"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "tiempo de respuesta|tiempo respuesta|tiempo primera respuesta|tiempo de primera "
              "respuesta"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "tiempo de resolucion|tiempo resolucion|tiempo solucion|tiempo de solucion|dias "
              "resolucion|horas resolucion|tiempo de cierre|dias de resolucion|tiempo total|tiempo "
              "hasta la solucion"},
    {.field = CL_COL_WAIT_TIME, .words = "tiempo de espera|tiempo espera|tiempo en cola"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla horas|objetivo sla|sla objetivo|meta sla|plazo horas"},
    {.field = CL_COL_BREACHED,
     .words = "sla incumplido|incumplimiento sla|sla cumplido|cumple sla|dentro de sla|estado "
              "sla|en plazo|fuera de plazo|cumplimiento sla|vencido|dentro del sla|cumplio sla"},
    {.field = CL_COL_IMPACT, .words = "impacto"},
    {.field = CL_COL_URGENCY, .words = "urgencia"},
    {.words = NULL},
};
