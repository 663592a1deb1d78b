/** Whether words ask how right the forecasts are, rather than how likely one deal is. */
export function asksHowRight(text: string): boolean {
  return asksForCertain(text) || (whose.test(text) && right.test(text) && !oneDeal.test(text))
}

/** The same where nothing else can be meant: not that a customer calls us unreliable. */
export function asksForCertain(text: string): boolean {
  if (record.test(text) || lookingBack.test(text)) return true
  return forecast.test(text) && right.test(text) && !oneDeal.test(text) && !told.test(text)
}

const record = /(?:预测|概率|赢率|模型).{0,4}(?:战绩|成绩|命中率|准确率|准确度|准头)/
/** 上月我们说七成的那 20 单，赢了几单 */
const lookingBack = /说.{0,6}(?:[一二三四五六七八九]成|\d{1,2}\s*[%％]).{0,8}单.{0,8}(?:赢|成|中)[了下]?(?:几|多少)/
const forecast = /预测|概率|赢率|胜率|模型/
const told = /说|客户|对方|反馈|觉得/
const whose = /你|预测|概率|赢率|胜率|模型|估|算|之前说|以前说/
const right = /准不准|准吗|准么|准嘛|有多准|多准|准确|靠谱|靠不靠|可信|可靠|命中/
const oneDeal = /这[一个]?单|那[一个]?单|这家|那家/
