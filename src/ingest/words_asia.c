/* words_asia.c - headings in Chinese (both scripts), Japanese and Korean.
 *
 * Part of the registry in words.c: one entry a field, words folded (no accents,
 * lower case), the best first. */
#include "words.h"

const struct cl_header_words cl_words_asia[] = {
    {.field = CL_COL_ID,
     .words = "工单编号|工单号|编号|单号|工单id|案件编号|事件编号|事件单号|服务单号|問題單號|"
              "工單編號|案件編號|編號|チケット番号|チケットid|問い合わせ番号|お問い合わせ番号|"
              "管理番号|受付番号|番号|案件番号|インシデント番号|티켓 "
              "번호|티켓번호|접수번호|문의번호|번호|티켓 id|요청 id"},
    {.field = CL_COL_CREATED,
     .words = "创建时间|创建日期|提交时间|受理时间|受理日期|报修时间|发起时间|建单时间|申请时间|"
              "开始时间|建立時間|建立日期|提交時間|作成日時|作成日|受付日時|受付日|登録日時|登録日|"
              "起票日|起票日時|発生日時|開始日時|問い合わせ日時|日時|日付|생성일|생성일시|등록일|"
              "등록일시|접수일|접수일시|접수 시간|작성일|문의일시"},
    {.field = CL_COL_UPDATED,
     .words = "更新时间|更新日期|最后更新时间|修改时间|更新時間|更新日時|更新日|最終更新日時|"
              "最終更新日|最終更新|수정일|수정일시|업데이트 날짜|최종 수정일"},
    {.field = CL_COL_FIRST_RESPONSE,
     .words = "首次响应时间|首次回复时间|响应时间点|首次回應時間|初回応答日時|初回回答日時|"
              "一次回答日時|최초 응답일시|첫 응답 시간"},
    {.field = CL_COL_RESOLVED,
     .words = "解决时间|解决日期|解決時間|解決日時|解決日|対応完了日時|回答日時|해결일|해결일시|"
              "처리일시"},
    {.field = CL_COL_CLOSED,
     .words = "关闭时间|关闭日期|结束时间|完成时间|结单时间|办结时间|完成日期|關閉時間|結案時間|"
              "完成時間|完了日時|完了日|クローズ日時|クローズ日|終了日時|終了日|종료일|종료일시|"
              "완료일|완료일시|마감일시"},
    {.field = CL_COL_DUE,
     .words = "截止时间|到期时间|截止日期|要求完成时间|期限|計画完了日|期日|対応期限|期限日|"
              "回答期限|納期|마감일|기한|처리기한"},
    {.field = CL_COL_STATUS,
     .words = "状态|工单状态|处理状态|狀態|状況|ステータス|状態|対応状況|進捗|進捗状況|상태|"
              "처리상태|진행상태|티켓 상태"},
    {.field = CL_COL_PRIORITY,
     .words = "优先级|紧急程度|优先级别|優先級|優先順序|優先度|重要度|우선순위|중요도|긴급도 등급"},
    {.field = CL_COL_CHANNEL,
     .words = "渠道|来源|受理渠道|工单来源|來源|チャネル|経路|受付方法|受付経路|問い合わせ方法|"
              "채널|접수경로|접수채널|문의경로"},
    {.field = CL_COL_CATEGORY,
     .words = "分类|类别|问题类型|问题分类|类目|工单分类|分類|類別|問題類型|カテゴリ|カテゴリー|"
              "分野|問い合わせ種別|카테고리|분류|문의유형|유형분류"},
    {.field = CL_COL_SUBCATEGORY,
     .words = "子分类|子类别|二级分类|子分類|小分類|サブカテゴリ|中分類|하위분류|하위 카테고리"},
    {.field = CL_COL_TYPE,
     .words = "类型|工单类型|類型|種別|種類|タイプ|トラッカー|유형|종류|티켓 유형"},
    {.field = CL_COL_DEPARTMENT,
     .words = "部门|处理部门|受理组|工作组|处理组|部門|部署|担当部署|担当グループ|グループ|부서|"
              "담당부서|그룹|처리부서"},
    {.field = CL_COL_TEAM, .words = "团队|团队名称|團隊|チーム|팀"},
    {.field = CL_COL_REGION, .words = "区域|地区|地域|エリア|지역"},
    {.field = CL_COL_LOCATION, .words = "地点|位置|门店|场所|拠点|店舗|場所|지점|위치"},
    {.field = CL_COL_COUNTRY, .words = "国家|國家|国|국가"},
    {.field = CL_COL_PROVINCE, .words = "省份|省|都道府県|시도"},
    {.field = CL_COL_CITY, .words = "城市|市区町村|도시|시군구"},
    {.field = CL_COL_PRODUCT,
     .words = "产品|产品名称|服务|系统|產品|製品|商品|サービス|システム|제품|상품|서비스"},
    {.field = CL_COL_AGENT,
     .words = "处理人|客服|受理人|负责人|经办人|客服人员|坐席|指派给|處理人|負責人|客服人員|担当者|"
              "担当|対応者|担当者名|담당자|처리자|상담원|상담사|담당 상담원"},
    {.field = CL_COL_CUSTOMER,
     .words = "客户|客户名称|提交人|申请人|客户姓名|报修人|用户|发起人|客戶|客戶名稱|申請人|依頼者|"
              "顧客|顧客名|お客様名|報告者|問い合わせ者|申請者|起票者|氏名|고객|고객명|요청자|"
              "신청자|문의자|작성자"},
    {.field = CL_COL_CUSTOMER_TYPE,
     .words = "客户类型|客户等级|客戶類型|顧客区分|고객유형|고객등급"},
    {.field = CL_COL_SUBJECT,
     .words = "标题|主题|问题标题|標題|主旨|主題|件名|タイトル|題名|제목|티켓 제목"},
    {.field = CL_COL_TEXT,
     .words = "描述|问题描述|内容|详情|描述内容|問題描述|詳細|本文|問い合わせ内容|説明|"
              "お問い合わせ内容|내용|설명|문의내용"},
    {.field = CL_COL_TAGS, .words = "标签|標籤|タグ|ラベル|태그"},
    {.field = CL_COL_CSAT,
     .words = "满意度|满意度评分|评分|评价|客户满意度|滿意度|評分|満足度|顧客満足度|評価|만족도|"
              "평점|고객만족도"},
    {.field = CL_COL_ESCALATED, .words = "是否升级|升级|升級|エスカレーション|에스컬레이션"},
    {.field = CL_COL_REOPENED, .words = "是否重开|重新打开|再オープン|재오픈"},
    {.field = CL_COL_HANDLING_TIME,
     .words = "处理时长|通话时长|通话时间|處理時間|対応時間|通話時間|作業時間|처리시간|통화시간|"
              "상담시간"},
    {.field = CL_COL_RESPONSE_TIME,
     .words = "响应时间|首次响应时长|响应时长|回應時間|応答時間|初回応答時間|回答時間|응답시간|"
              "최초 응답시간|첫 응답시간"},
    {.field = CL_COL_RESOLUTION_TIME,
     .words = "解决时长|处理时间|耗时|用时|解決時長|解決時間数|解決までの時間|所要時間|対応日数|"
              "해결시간|해결 소요시간|소요시간"},
    {.field = CL_COL_WAIT_TIME, .words = "等待时长|等待时间|等待時間|待ち時間|待機時間|대기시간"},
    {.field = CL_COL_BREACHED,
     .words = "是否超时|是否逾期|超时|是否违约|是否逾時|期限超過|sla違反|sla 위반"},
    {.field = CL_COL_IMPACT, .words = "影响范围|影響度|影響範囲|영향도"},
    {.field = CL_COL_URGENCY, .words = "紧急度|緊急度|緊急程度|긴급도"},
    {.words = NULL},
};
