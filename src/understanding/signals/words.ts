/** Word classes shared by the phrase tables. */

/** Whoever stands on the other side without a name. */
export const them = '客户|客人|对方|甲方|他们|她们|人家|业主|买方|那边|他|她'

/** Somebody addressed by name and title, as 王总, 覃主任, 老周. */
export const somebody = [
  '(?!客户|他们|我们|咱们|对方|一直|老总|总总)[\\u4e00-\\u9fa5]{1,3}(?:总|工|董|经理|主任|科长|处长|局长|院长|校长|厂长|部长|所长|老师|主管|书记|行长|站长|店长|总监|采购)',
  '老[\\u4e00-\\u9fa5]|小[\\u4e00-\\u9fa5]|[\\u4e00-\\u9fa5][哥姐]',
].join('|')

/** The asking words; a clause with one of them tells nothing. */
export const how = '怎么|怎样|咋|如何|话术|教我|支招|怎|套路'

/** What is supposed, not told. */
export const suppose = '如果|要是|假如|假设|假定|万一|倘若|若是|若能|设想|的话(?!术|靠谱|靠得|能信|可信|算数|有谱)'

/** What a supposition does is asked. */
export const effect = [
  '呢|吗|么|是不是|不$|没$|多少|几[成分个]|怎么|咋|如何|怎样|影响|还有|还能|还行|还值|还签|赢率|胜率|赢面|概率|分数|掉|涨|变|值得|算不算|算吗|扛得住|守得住|能不能|会不会|划算',
  '够不够|？|\\?',
].join('|')

/** The rep asks to be reminded. */
export const remind = '提醒|记得|别忘|别让我忘|待办|备忘|闹钟|叫我'

/** One figure in digits or Chinese. */
export const figure = '[\\d一二三四五六七八九十两几半]+'

/** One's own superiors and controllers. */
export const superiors = '主管|经理|领导|老板|总监|审计|财务|法务|公司|风控|合规'

/** Whoever competes, without a name; ◇ stands for one with a name. */
export const rivals = '竞品|对手|友商|竞对|别家|别人家|别人|人家|另一家|另外一家|其他家|隔壁家|◇'
