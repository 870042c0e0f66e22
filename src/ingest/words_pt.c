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
         "servico|numero do ticket|n do chamado|no chamado|num protocolo|no|n|nr|num|n do "
         "ticket|no do ticket|n ticket|num ticket|nr ticket|id do ticket|id solicitacao|id da "
         "solicitacao|n da solicitacao|n solicitacao|numero da ocorrencia|n ocorrencia|n da "
         "ocorrencia|numero protocolo|n protocolo|numero do protocolo|n do protocolo|numero "
         "atendimento|numero do atendimento|id do atendimento|cod chamado|codigo chamado|numero da "
         "os|n os|numero os|id incidente|numero do incidente|numero incidente|n do pedido|numero "
         "do pedido|id pedido|referencia|identificador|id caso|numero do caso|id "
         "demanda|demanda|registro|num atendimento|num solicitacao"},
    {.field = CL_COL_CREATED,
     .words =
         "data abertura|data de abertura|data hora abertura|data e hora de abertura|dt "
         "abertura|aberto em|abertura|data criacao|data de criacao|criado em|data da criacao|data "
         "de registro|data registro|data solicitacao|data da solicitacao|dt criacao|data do "
         "chamado|data chamado|registrado em|data inicio|data de entrada|data "
         "atendimento|data|data hora|data ocorrencia|data da ocorrencia|inicio|data de criacao do "
         "chamado|data hora de abertura|data e hora abertura|data e hora da abertura|data da "
         "abertura|hora abertura|hora de abertura|criado|criacao|aberto|registrado|data do "
         "registro|recebido em|data de recebimento|data recebimento|data entrada|data do "
         "atendimento|data do ticket|data ticket|data incidente|data do incidente|data "
         "chamada|data da chamada|data da ligacao|data hora criacao|data e hora de "
         "criacao|iniciado em|data de inicio|solicitado em|data do pedido|data pedido|dt "
         "registro|dt solicitacao|dt entrada|cadastrado em|dt abertura chamado|data hora "
         "registro|dh abertura|data reclamacao|data da reclamacao"},
    {.field = CL_COL_UPDATED,
     .words =
         "data atualizacao|ultima atualizacao|atualizado em|data de atualizacao|data da ultima "
         "atualizacao|ultima modificacao|ultima alteracao|modificado em|data modificacao|ultima "
         "atualizacao em|data ultima atualizacao|atualizado|alterado em|data alteracao|data da "
         "alteracao|ultima interacao|ultima movimentacao|data da ultima modificacao|data ultima "
         "modificacao|ultima acao|data movimentacao|dt atualizacao"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "data primeira resposta|primeira resposta|primeira resposta em|data da primeira "
              "resposta|respondido em|data resposta|data primeiro atendimento|primeiro "
              "atendimento|data da 1 resposta|data 1 resposta|1 resposta|data 1 "
              "atendimento|primeiro contato|data primeiro contato|data do primeiro "
              "atendimento|data da resposta|data de resposta|respondido|primeira interacao|data "
              "hora primeira resposta|data e hora primeira resposta|dt primeira resposta|inicio "
              "atendimento|inicio do atendimento|data inicio atendimento|data de inicio do "
              "atendimento|1 atendimento|data 1a resposta|data da 1a resposta|1a resposta"},
    {.field = CL_COL_RESOLVED,
     .words = "data resolucao|data de resolucao|resolvido em|data da resolucao|data solucao|data "
              "de solucao|solucionado em|dt resolucao|data da solucao|resolvido|data do "
              "parecer|data parecer|data baixa|data da baixa|data execucao|data de execucao|data "
              "hora resolucao|data e hora de resolucao|data e hora da resolucao|data hora "
              "solucao|data resolvido|solucionado|data da resolucao do chamado|dt solucao|atendido "
              "em|data resposta final|data de finalizacao do atendimento"},
    {.field = CL_COL_CLOSED,
     .words =
         "data fechamento|data de fechamento|fechado em|encerrado em|data encerramento|data de "
         "encerramento|dt fechamento|data conclusao|data de conclusao|concluido "
         "em|fechamento|encerramento|data finalizacao|finalizado em|data fim|data "
         "termino|conclusao|data de fecho|data fecho|data hora fechamento|dt encerramento|data "
         "hora encerramento|fim|data e hora de fechamento|data e hora fechamento|data da "
         "conclusao|data de encerramento do chamado|data do fechamento|data do "
         "encerramento|encerrado|fechado|finalizado|concluido|data de termino|data hora "
         "conclusao|dt conclusao|dt fim|data final|fim do atendimento|data fim atendimento|hora "
         "fechamento|data de finalizacao|data da finalizacao|finalizacao|termino|dt finalizacao|dh "
         "fechamento|data de conclusao do chamado"},
    {.field = CL_COL_DUE,
     .words =
         "data limite|prazo|vencimento|data vencimento|data de vencimento|data "
         "prevista|previsao|prazo limite|data prazo|data limite sla|prazo de atendimento|previsao "
         "de conclusao|prazo final|data limite de solucao|data de entrega|data entrega|prazo de "
         "solucao|prazo solucao|prazo para solucao|prazo de entrega|prazo sla data|vence em|data "
         "de prazo|data do prazo|data limite resolucao|previsao de termino|previsao de "
         "solucao|data prevista de conclusao|data prevista conclusao|limite|prazo maximo|data "
         "maxima|dt limite|dt prazo|dt previsao|previsto para|data de previsao|tempo para solucao"},
    {.field = CL_COL_STATUS,
     .words = "status|situacao|estado|status do chamado|status chamado|situacao do chamado|estado "
              "atual|estado do ticket|estado do chamado|fase|status atual|status da "
              "solicitacao|status do ticket|status ticket|situacao atual|situacao do ticket|status "
              "do atendimento|status atendimento|estado da solicitacao|situacao da "
              "solicitacao|etapa|andamento|status da ocorrencia"},
    {.field = CL_COL_PRIORITY,
     .words = "prioridade|severidade|gravidade|criticidade|nivel de prioridade|prioridade do "
              "chamado|prioridade do ticket|prioridade ticket|nivel de severidade|nivel "
              "prioridade|grau de prioridade|nivel de criticidade"},
    {.field = CL_COL_CHANNEL,
     .words = "canal|canal de atendimento|canal atendimento|origem|canal de entrada|meio de "
              "contato|canal de origem|meio de contacto|forma de contato|canal de contato|via de "
              "entrada|fonte|origem do chamado|origem da requisicao|origem da solicitacao|canal de "
              "contacto|canal de comunicacao|canal de abertura|meio de atendimento|forma de "
              "atendimento|origem do atendimento|meio de abertura|via|origem do ticket|tipo de "
              "contato|tipo de canal|meio de entrada|canal do atendimento|forma de abertura|canal "
              "de recebimento"},
    {.field = CL_COL_CATEGORY,
     .words = "categoria|tipo chamado|tipo de chamado|assunto categoria|motivo|tipo problema|tipo "
              "de problema|tipo ocorrencia|tipo de ocorrencia|motivo do contato|categoria do "
              "chamado|tipo de servico|tipo servico|natureza|problema|tipo atendimento|tipo de "
              "atendimento|servico solicitado|motivo contato|motivo do chamado|categoria da "
              "solicitacao|categoria do ticket|categoria do problema|categoria do servico|assunto "
              "principal|tema|tipo de incidente|tipo incidente|tipo de reclamacao|motivo da "
              "reclamacao|motivo da solicitacao|motivo do atendimento|motivo atendimento|motivo da "
              "ligacao|area do problema|natureza da ocorrencia|natureza do "
              "chamado|tipificacao|categoria principal|catalogo de servico|catalogo|tipo de "
              "demanda|categoria chamado|categoria atendimento|assunto da solicitacao"},
    {.field = CL_COL_SUBCATEGORY,
     .words =
         "subcategoria|sub categoria|submotivo|subtipo|sub tipo|subcategoria do chamado|sub "
         "motivo|subassunto|sub assunto|categoria 2|detalhe do motivo|subnatureza|subcategoria 1"},
    {.field = CL_COL_TYPE,
     .words =
         "tipo|tipo chamado|tipo de chamado|tipo de solicitacao|tipo solicitacao|tipo de "
         "ticket|tipo do chamado|classificacao|tipo ticket|tipo de registro|tipo registro|tipo da "
         "solicitacao|tipo da requisicao|tipo de requisicao|tipo requisicao|tipo da ocorrencia"},
    {.field = CL_COL_DEPARTMENT,
     .words = "departamento|setor|area|grupo|fila|grupo de atendimento|grupo atribuido|grupo "
              "solucionador|unidade|secretaria|diretoria|area responsavel|setor "
              "responsavel|orgao|departamento responsavel|grupo responsavel|fila de "
              "atendimento|gerencia|divisao|orgao responsavel|grupo tecnico|grupo de suporte|grupo "
              "suporte|grupo tecnico responsavel|area solucionadora|area de atendimento|setor "
              "atendimento|setor de atendimento|grupo designado|grupo executor|equipe de "
              "atendimento|equipe atribuida|fila atual|grupo atual|setor solicitado|unidade "
              "responsavel|departamento atendimento|coordenacao|nucleo|area "
              "solicitada|celula|setor destino|area destino|grupo solucao"},
    {.field = CL_COL_TEAM,
     .words = "equipe|equipa|time|nivel|squad|equipe responsavel|nivel de suporte|equipe de "
              "suporte|equipe tecnica|nivel atendimento|nivel de atendimento|time responsavel|time "
              "de suporte"},
    {.field = CL_COL_REGION, .words = "regiao|regional|zona|bairro|distrito|regiao do cliente"},
    {.field = CL_COL_LOCATION,
     .words = "local|localidade|localizacao|filial|unidade "
              "atendimento|loja|agencia|entidade|unidade do solicitante|predio|campus|polo"},
    {.field = CL_COL_COUNTRY, .words = "pais"},
    {.field = CL_COL_PROVINCE, .words = "uf|estado|provincia|estado uf"},
    {.field = CL_COL_CITY, .words = "cidade|municipio"},
    {.field = CL_COL_PRODUCT,
     .words = "produto|sistema|servico|aplicacao|aplicativo|modulo|equipamento|item de "
              "configuracao|produto servico|plataforma|ativo|sistema afetado|produto "
              "afetado|servico afetado|aplicacao afetada|software|ativo "
              "afetado|solucao|componente|item|dispositivo|linha de produto|sistema servico|nome "
              "do produto|nome do sistema"},
    {.field = CL_COL_AGENT,
     .words =
         "analista|atendente|responsavel|tecnico|agente|operador|atribuido a|atribuido "
         "para|tecnico responsavel|analista responsavel|agente responsavel|atendido por|id "
         "agente|nome do atendente|usuario responsavel|consultor|designado|colaborador|nome "
         "atendente|nome analista|responsavel atual|responsavel pelo atendimento|responsavel pelo "
         "chamado|tecnico atribuido|atribuido|agente atribuido|analista atribuido|nome do "
         "tecnico|nome do analista|nome do agente|nome tecnico|nome agente|atendente "
         "responsavel|resolvido por|fechado por|encerrado por|executor|proprietario|proprietario "
         "do ticket|dono|designado para|operador responsavel|funcionario|usuario atribuido|tecnico "
         "executor|agente do atendimento|especialista"},
    {.field = CL_COL_CUSTOMER,
     .words =
         "cliente|solicitante|usuario|nome do cliente|nome cliente|requerente|empresa|contato|id "
         "cliente|nome do solicitante|requisitante|aberto por|cidadao|contacto|utilizador|nome "
         "solicitante|cpf|cnpj|razao social|organizacao|nome do usuario|nome usuario|usuario "
         "solicitante|usuario final|usuario requisitante|solicitado por|reclamante|criado "
         "por|aberto pelo usuario|nome da empresa|nome empresa|cliente nome|cod cliente|codigo "
         "cliente|codigo do cliente|numero do cliente|requisitado por|requerente "
         "nome|demandante|remetente|autor|municipe|consumidor|nome requerente|conta|beneficiario"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "segmento|tipo de cliente|tipo cliente|segmento do cliente|perfil "
              "cliente|plano|segmento cliente|perfil do cliente|categoria do "
              "cliente|porte|perfil|tipo de usuario|tipo usuario|categoria cliente|porte do "
              "cliente|porte da empresa|segmento de cliente|nivel do cliente"},
    {.field = CL_COL_CUSTOMER_SINCE,
     .words = "cliente desde|data cadastro|data de cadastro|cliente desde data"},
    {.field = CL_COL_TENURE,
     .words = "tempo de cliente|tempo cliente|anos de cliente|tempo como cliente"},
    {.field = CL_COL_SUBJECT,
     .words = "assunto|titulo|resumo|assunto do chamado|titulo do chamado|resumo do chamado|titulo "
              "da solicitacao|assunto do ticket|titulo do ticket|descricao resumida|descricao "
              "breve|resumo do problema|assunto da ocorrencia"},
    {.field = CL_COL_TEXT,
     .words = "descricao|mensagem|texto|detalhes|observacao|observacoes|descricao do "
              "problema|descricao do chamado|comentario|relato|descricao "
              "problema|conteudo|descricao da solicitacao|descricao detalhada|descricao da "
              "ocorrencia|detalhamento|detalhe|relato do problema|texto do chamado|mensagem do "
              "cliente|historico|descricao completa|descricao do ticket"},
    {.field = CL_COL_TAGS, .words = "etiquetas|marcadores|palavras chave"},
    {.field = CL_COL_CSAT,
     .words =
         "satisfacao cliente|satisfacao|satisfacao do cliente|nota|avaliacao|nota satisfacao|nota "
         "de satisfacao|nota csat|avaliacao do cliente|nota atendimento|avaliacao cliente|nota do "
         "cliente|pesquisa de satisfacao|nota avaliacao|indice de satisfacao|nivel de "
         "satisfacao|nota de avaliacao|nota da avaliacao|nota da pesquisa|nota pesquisa|avaliacao "
         "atendimento|avaliacao do atendimento|csat score|csat nota|pontuacao|satisfacao do "
         "usuario|satisfacao usuario|resultado da pesquisa|resultado pesquisa|estrelas|avaliacao "
         "de satisfacao|pesquisa satisfacao|nota do atendimento|grau de satisfacao|indice "
         "satisfacao|nota usuario|nota do usuario|avaliacao usuario|nota final|nivel satisfacao"},
    {.field = CL_COL_RATED, .words = "data avaliacao|data da avaliacao|data pesquisa"},
    {.field = CL_COL_NPS, .words = "nota nps"},
    {.field = CL_COL_FEEDBACK,
     .words = "comentario do cliente|comentario avaliacao|comentario cliente|feedback do "
              "cliente|comentario da avaliacao"},
    {.field = CL_COL_ESCALATED,
     .words = "escalado|escalonado|escalonamento|foi escalado|escalada|escalacao|houve "
              "escalonamento|chamado escalado|escalado sim nao|ticket escalado|escalonado sim "
              "nao|escalado n2"},
    {.field = CL_COL_REOPENED,
     .words = "reaberto|reabertura|foi reaberto|chamado reaberto|reaberta|chamado foi "
              "reaberto|ticket reaberto|houve reabertura|reaberto sim nao"},
    {.field = CL_COL_REOPEN_COUNT,
     .words = "reaberturas|qtd reaberturas|numero de reaberturas|quantidade reaberturas|qtd "
              "reabertura|quantidade de reaberturas|qtde reaberturas|n reaberturas|vezes "
              "reaberto|num reaberturas"},
    {.field = CL_COL_REASSIGNED_COUNT,
     .words = "transferencias|reatribuicoes|qtd transferencias|numero de "
              "transferencias|encaminhamentos|qtd reatribuicoes|numero de reatribuicoes|quantidade "
              "de transferencias|qtd encaminhamentos|qtde transferencias|numero de "
              "encaminhamentos|reencaminhamentos"},
    {.field = CL_COL_FCR,
     .words = "resolvido primeiro contato|resolvido no primeiro contato|resolucao no primeiro "
              "contato|resolucao primeiro contato|resolvido no primeiro atendimento|fcr|resolucao "
              "em primeiro contato|resolvido em primeiro contato|primeiro contato "
              "resolvido|solucao primeiro contato|solucionado no primeiro contato|resolvido 1 "
              "contato|resolvido no 1 contato|resolvido na primeira ligacao|solucao no primeiro "
              "contato|resolvido no primeiro nivel"},
    {.field = CL_COL_ANSWERED,
     .words = "atendida|atendido|chamada atendida|ligacao atendida|respondida|chamada "
              "respondida|ligacao respondida|foi atendida|atendeu"},
    {.field = CL_COL_REPLIES,
     .words = "interacoes|respostas|qtd interacoes|numero de interacoes|qtd respostas|numero de "
              "respostas|quantidade de interacoes|qtde interacoes|qtde respostas|quantidade de "
              "respostas|total de interacoes|mensagens|numero de mensagens|qtd mensagens|n "
              "interacoes|acompanhamentos"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "tempo atendimento|tempo de atendimento|tma|tempo medio de atendimento|duracao|tempo "
              "trabalhado|horas trabalhadas|duracao da chamada|tempo de conversa|duracao "
              "atendimento|duracao chamada|tempo gasto no atendimento|tempo dedicado|tempo de "
              "trabalho|horas gastas|tempo de ligacao|duracao da ligacao|duracao ligacao|tempo "
              "medio atendimento|tempo em atendimento|tempo efetivo|tempo apontado|horas "
              "apontadas|esforco|tempo despendido|tempo de execucao|tempo investido|tempo "
              "conversa|duracao do atendimento|tempo falado"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "tempo primeira resposta|tempo de primeira resposta|tempo resposta|tempo de "
              "resposta|tempo ate primeira resposta|tempo para primeira resposta|tempo da primeira "
              "resposta|tempo primeiro atendimento|tpr|tempo de 1 resposta|tempo 1 resposta|tempo "
              "da 1 resposta|tempo 1 atendimento|tempo de 1 atendimento|tempo ate 1 resposta|tempo "
              "ate a primeira resposta|tempo para 1 resposta|tempo medio de resposta|tempo medio "
              "resposta|tempo de reacao|tempo para atendimento|tempo de primeiro atendimento|tempo "
              "ate atendimento|tempo ate primeiro atendimento|tempo do primeiro atendimento|tempo "
              "inicial de resposta|tmpr|sla primeira resposta tempo|tempo de 1a resposta|tempo 1a "
              "resposta|tempo ate 1a resposta|tempo de 1o atendimento|tempo 1o atendimento"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "tempo resolucao|tempo de resolucao|tempo solucao|tempo de solucao|tempo total|dias "
              "para resolver|tempo fechamento|tempo de fechamento|tmr|tempo ate resolucao|tempo "
              "para resolucao|tempo gasto|horas resolucao|dias resolucao|tempo para resolver|tempo "
              "medio de resolucao|dias em aberto|tempo|prazo de resolucao|tempo de "
              "conclusao|duracao do chamado|tempo total de resolucao|tempo total resolucao|tempo "
              "para fechamento|tempo ate fechamento|tempo ate solucao|tempo ate a solucao|tempo "
              "ate a resolucao|tempo ate conclusao|tempo ate o fechamento|tempo de vida|tempo de "
              "encerramento|tempo encerramento|tempo decorrido|tempo em aberto|tempo aberto|dias "
              "para solucao|dias para fechamento|dias de resolucao|dias de atendimento|horas para "
              "resolver|minutos para resolver|duracao total|tempo total atendimento|tempo total de "
              "atendimento|mttr|tempo do chamado|lead time|tempo medio de solucao|idade do "
              "chamado|tempo conclusao|tempo de conclusao do chamado|tempo ciclo|tempo de ciclo"},
    {.field = CL_COL_WAIT_TIME,
     .words = "tempo espera|tempo de espera|tempo em espera|tempo fila|tempo na fila|tempo em "
              "fila|tme|tempo de fila|espera|tempo de espera na fila|tempo aguardando|tempo "
              "pendente|tempo de espera do cliente|tempo medio de espera|tempo em pendencia|tempo "
              "de hold"},
    {.field = CL_COL_SLA_TARGET,
     .words = "sla horas|meta sla|prazo sla|sla em horas|sla acordado|prazo horas|prazo em "
              "horas|sla dias|prazo dias|sla alvo|meta de sla|sla contratado|sla meta|sla "
              "previsto|tempo sla|tempo de sla|sla solucao|sla de solucao|sla resolucao|sla "
              "contratado horas|tempo acordado|prazo de sla|meta horas|prazo em dias|tempo "
              "limite|sla em dias|tempo maximo|tempo previsto|meta resolucao"},
    {.field = CL_COL_BREACHED,
     .words = "sla violado|violou sla|sla estourado|estourou sla|dentro do sla|sla cumprido|sla "
              "atendido|status sla|dentro do prazo|fora do prazo|violacao sla|situacao sla|quebra "
              "de sla|atrasado|cumpriu sla|no prazo|fora do sla|status do sla|cumprimento sla|sla "
              "ok|sla no prazo|atendeu sla|atendeu o sla|cumpriu o sla|dentro ou fora do sla|sla "
              "vencido|sla perdido|sla rompido|sla descumprido|violacao de sla|estouro de "
              "sla|estouro sla|em atraso|vencido|prazo estourado|prazo cumprido|atendido no "
              "prazo|cumpriu prazo|resolvido no prazo|resolvido dentro do prazo|resolvido dentro "
              "do sla|status prazo|situacao prazo|indicador sla|sla atingido|sla dentro do "
              "prazo|cumprimento do sla|fora sla|dentro sla"},
    {.field = CL_COL_IMPACT, .words = "impacto|nivel de impacto"},
    {.field = CL_COL_URGENCY, .words = "urgencia|nivel de urgencia"},
    {.words = NULL},
};
