/**
 * What somebody asks the company's solutions for: the words without the asking, empty where only solutions were asked for (发我三个方案);
 * `undefined` where the message is about something else: a paper that the customer wants, or one to be sent to them.
 */
export function soughtIn(text: string): string | undefined {
  const said = text.trim().replace(/[。！!？?～~]+$/u, '')
  if ([...said].length > longest || !paper.test(said) || elsewhere.test(said)) return undefined
  if (!asking.test(said) && !offered.test(said)) return undefined
  return said.replaceAll(around, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** An order is short; what is longer tells something. */
const longest = 40

const paper = /方案|案例/

/** 有没有…, 找一下…, 发我三个…, 推荐几个…. */
const asking =
  /^(?:请|麻烦|帮我|帮忙|那|再|还|咱们?|我们|公司|库里|方案库里?|案例库里?)*(?:有没有|有(?:什么|哪些|啥)|有.{1,12}(?:吗|么|没有?)$|找|搜|查|看看|看一?下|来(?:一|两|二|三|几)|给我|发我|发给我|推荐|推几|推两|推三|要(?:一|两|三|几)[个份])/

/** …用得上哪些方案, …有什么方案. */
const offered =
  /(?:用得上|适合|合适|能用|可以用|能发|有)(?:哪些|什么|哪几个|哪个|啥)(?:我们的|公司的)?(?:方案|案例)|(?:方案|案例)有(?:哪些|没有|吗)/

/** Sent to somebody else, wanted by somebody else, or about their own papers. */
const elsewhere =
  /(?:发|转|寄|给|送)(?:给)?(?:他|她|客户|对方|院方|[\u4e00-\u9fff]{1,3}(?:总|主任|经理|院长|处长))|(?:他|她|客户|对方)们?(?:要|想要|说|让)|(?:竞品|对手|别家|付款|优惠|降价|报价|应急|培训|实施)方案/

const around =
  /^有(?!没有|什么|哪些|啥)|方案库里?|案例库里?|请|麻烦|帮我|帮忙|有没有|有什么|有哪些|有啥|找一下|找找|找|搜一下|搜|查一下|查|看看|看一?下|来|给我|发给我|发我|推荐|推|[一两二三四五几\d]+[个份套]|哪几个|哪些|哪个|什么|用得上|用得着|适合|合适|能用|可以用|能发|成功案例|方案摘要|方案|案例|库里|我们|咱们|公司|的|吗|么|呢|一下|相关|关于|方面|类似|要/g
