/* words_pt.c - Portuguese headings.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_pt[] = {
    {.field = CL_COL_ID,
     .words =
         "id ticket|id chamado|id do chamado|numero do chamado|numero chamado|n chamado|nr "
         "chamado|chamado|numero|protocolo|codigo|ticket id|id da ocorrencia|ocorrencia|numero da "
         "solicitacao|num chamado|codigo do chamado|id atendimento|solicitacao|os|ordem de "
         "servico|numero do ticket|n do chamado|no chamado|num protocolo|no|n|nr|num"},
    {.field = CL_COL_CREATED,
     .words = "data abertura|data de abertura|data hora abertura|data e hora de abertura|dt "
              "abertura|aberto em|abertura|data criacao|data de criacao|criado em|data da "
              "criacao|data de registro|data registro|data solicitacao|data da solicitacao|dt "
              "criacao|data do chamado|data chamado|registrado em|data inicio|data de entrada|data "
              "atendimento|data|data hora|data ocorrencia|data da ocorrencia|inicio"},
    {.field = CL_COL_UPDATED,
     .words =
         "data atualizacao|ultima atualizacao|atualizado em|data de atualizacao|data da ultima "
         "atualizacao|ultima modificacao|ultima alteracao|modificado em|data modificacao"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words =
         "data primeira resposta|primeira resposta|primeira resposta em|data da primeira "
         "resposta|respondido em|data resposta|data primeiro atendimento|primeiro atendimento"},
    {.field = CL_COL_RESOLVED,
     .words = "data resolucao|data de resolucao|resolvido em|data da resolucao|data solucao|data "
              "de solucao|solucionado em|dt resolucao|data da solucao|resolvido|data do "
              "parecer|data parecer|data baixa|data da baixa|data execucao|data de execucao"},
    {.field = CL_COL_CLOSED,
     .words = "data fechamento|data de fechamento|fechado em|encerrado em|data encerramento|data "
              "de encerramento|dt fechamento|data conclusao|data de conclusao|concluido "
              "em|fechamento|encerramento|data finalizacao|finalizado em|data fim|data "
              "termino|conclusao|data de fecho|data fecho|data hora fechamento|dt "
              "encerramento|data hora encerramento|fim"},
    {.field = CL_COL_DUE,
     .words = "data limite|prazo|vencimento|data vencimento|data de vencimento|data "
              "prevista|previsao|prazo limite|data prazo|data limite sla|prazo de "
              "atendimento|previsao de conclusao|prazo final"},
    {.field = CL_COL_STATUS,
     .words = "status|situacao|estado|status do chamado|status chamado|situacao do chamado|estado "
              "atual|estado do ticket|estado do chamado|fase"},
    {.field = CL_COL_PRIORITY,
     .words =
         "prioridade|severidade|gravidade|criticidade|nivel de prioridade|prioridade do chamado"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|canal de atendimento|canal atendimento|origem|canal de entrada|meio de "
              "contato|canal de origem|meio de contacto|forma de contato|canal de contato|via de "
              "entrada|fonte|origem do chamado"},
    {.field = CL_COL_CATEGORY,
     .words = "categoria|tipo chamado|tipo de chamado|assunto categoria|motivo|tipo problema|tipo "
              "de problema|tipo ocorrencia|tipo de ocorrencia|motivo do contato|categoria do "
              "chamado|tipo de servico|tipo servico|natureza|problema|tipo atendimento|tipo de "
              "atendimento|servico solicitado|motivo contato|motivo do chamado"},
    {.field = CL_COL_SUBCATEGORY, .words = "subcategoria|sub categoria|submotivo|subtipo|sub tipo"},
    {.field = CL_COL_TYPE,
     .words = "tipo|tipo chamado|tipo de chamado|tipo de solicitacao|tipo solicitacao|tipo de "
              "ticket|tipo do chamado|classificacao|tipo ticket"},
    {.field = CL_COL_DEPARTMENT,
     .words = "departamento|setor|area|grupo|fila|grupo de atendimento|grupo atribuido|grupo "
              "solucionador|unidade|secretaria|diretoria|area responsavel|setor "
              "responsavel|orgao|departamento responsavel|grupo responsavel|fila de "
              "atendimento|gerencia|divisao|orgao responsavel"},
    {.field = CL_COL_TEAM,
     .words = "equipe|equipa|time|nivel|squad|equipe responsavel|nivel de suporte"},
    {.field = CL_COL_REGION, .words = "regiao|regional|zona|bairro|distrito|regiao do cliente"},
    {.field = CL_COL_LOCATION,
     .words = "local|localidade|localizacao|filial|unidade atendimento|loja|agencia"},
    {.field = CL_COL_COUNTRY, .words = "pais"},
    {.field = CL_COL_PROVINCE, .words = "uf|estado|provincia|estado uf"},
    {.field = CL_COL_CITY, .words = "cidade|municipio"},
    {.field = CL_COL_PRODUCT,
     .words = "produto|sistema|servico|aplicacao|aplicativo|modulo|equipamento|item de "
              "configuracao|produto servico|plataforma|ativo"},
    {.field = CL_COL_AGENT,
     .words = "analista|atendente|responsavel|tecnico|agente|operador|atribuido a|atribuido "
              "para|tecnico responsavel|analista responsavel|agente responsavel|atendido por|id "
              "agente|nome do atendente|usuario responsavel|consultor|designado|colaborador|nome "
              "atendente|nome analista"},
    {.field = CL_COL_CUSTOMER,
     .words =
         "cliente|solicitante|usuario|nome do cliente|nome cliente|requerente|empresa|contato|id "
         "cliente|nome do solicitante|requisitante|aberto por|cidadao|contacto|utilizador|nome "
         "solicitante|cpf|cnpj|razao social|organizacao"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "segmento|tipo de cliente|tipo cliente|segmento do cliente|perfil "
              "cliente|plano|segmento cliente|perfil do cliente|categoria do cliente|porte"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .words = "cliente desde|data cadastro|data de cadastro|cliente desde data"},
    {.field = CL_COL_TENURE,
     .words = "tempo de cliente|tempo cliente|anos de cliente|tempo como cliente"},
    {.field = CL_COL_SUBJECT,
     .words = "assunto|titulo|resumo|assunto do chamado|titulo do chamado"},
    {.field = CL_COL_TEXT,
     .words = "descricao|mensagem|texto|detalhes|observacao|observacoes|descricao do "
              "problema|descricao do chamado|comentario|relato|descricao problema|conteudo"},
    {.field = CL_COL_TAGS, .words = "etiquetas|marcadores|palavras chave"},
    {.field = CL_COL_CSAT,
     .words =
         "satisfacao cliente|satisfacao|satisfacao do cliente|nota|avaliacao|nota satisfacao|nota "
         "de satisfacao|nota csat|avaliacao do cliente|nota atendimento|avaliacao cliente|nota do "
         "cliente|pesquisa de satisfacao|nota avaliacao|indice de satisfacao|nivel de satisfacao"},
    {.field = CL_COL_RATED, .words = "data avaliacao|data da avaliacao|data pesquisa"},
    {.field = CL_COL_NPS, .words = "nota nps"},
    {.field = CL_COL_FEEDBACK,
     .words = "comentario do cliente|comentario avaliacao|comentario cliente|feedback do "
              "cliente|comentario da avaliacao"},
    {.field = CL_COL_ESCALATED,
     .words = "escalado|escalonado|escalonamento|foi escalado|escalada|escalacao"},
    {.field = CL_COL_REOPENED,
     .words = "reaberto|reabertura|foi reaberto|chamado reaberto|reaberta"},
    {.field = CL_COL_REOPEN_COUNT,
     .words =
         "reaberturas|qtd reaberturas|numero de reaberturas|quantidade reaberturas|qtd reabertura"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "transferencias|reatribuicoes|qtd transferencias|numero de "
              "transferencias|encaminhamentos"},
    {.field = CL_COL_FCR,
     .words = "resolvido primeiro contato|resolvido no primeiro contato|resolucao no primeiro "
              "contato|resolucao primeiro contato|resolvido no primeiro atendimento"},
    {.field = CL_COL_ANSWERED,
     .words = "atendida|atendido|chamada atendida|ligacao atendida|respondida"},
    {.field = CL_COL_REPLIES,
     .words = "interacoes|respostas|qtd interacoes|numero de interacoes|qtd respostas|numero de "
              "respostas|quantidade de interacoes"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "tempo atendimento|tempo de atendimento|tma|tempo medio de atendimento|duracao|tempo "
              "trabalhado|horas trabalhadas|duracao da chamada|tempo de conversa|duracao "
              "atendimento|duracao chamada"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "tempo primeira resposta|tempo de primeira resposta|tempo resposta|tempo de "
              "resposta|tempo ate primeira resposta|tempo para primeira resposta|tempo da primeira "
              "resposta|tempo primeiro atendimento|tpr"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words =
         "tempo resolucao|tempo de resolucao|tempo solucao|tempo de solucao|tempo total|dias para "
         "resolver|tempo fechamento|tempo de fechamento|tmr|tempo ate resolucao|tempo para "
         "resolucao|tempo gasto|horas resolucao|dias resolucao|tempo para resolver|tempo medio de "
         "resolucao|dias em aberto|tempo|prazo de resolucao|tempo de conclusao|duracao do chamado"},
    {.field = CL_COL_WAIT_TIME,
     .words = "tempo espera|tempo de espera|tempo em espera|tempo fila|tempo na fila|tempo em "
              "fila|tme|tempo de fila"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla horas|meta sla|prazo sla|sla em horas|sla acordado|prazo horas|prazo em "
              "horas|sla dias|prazo dias|sla alvo|meta de sla|sla contratado"},
    {.field = CL_COL_BREACHED,
     .words =
         "sla violado|violou sla|sla estourado|estourou sla|dentro do sla|sla cumprido|sla "
         "atendido|status sla|dentro do prazo|fora do prazo|violacao sla|situacao sla|quebra de "
         "sla|atrasado|cumpriu sla|no prazo|fora do sla|status do sla|cumprimento sla|sla ok"},
    {.field = CL_COL_IMPACT, .words = "impacto"},
    {.field = CL_COL_URGENCY, .words = "urgencia"},
    {.words = NULL},
};
