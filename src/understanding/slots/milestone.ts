/** What a deal passes on its way, as reps say that it passed. */
const stations =
  'P\\.?O\\.?C|样机测试|样机|样品|测试|试用|技术评审|评审|验收|论证|试点|上会|初审|资格审查|送样|入围|中试|演示'
const passed = new RegExp(
  `(${stations})[^,，。;；!！?？]{0,6}?(?:通过|过了|拿到|一次过|没问题|成功|完成|达标|过关|过会)`,
  'i',
)

/** Turns a deal takes by itself, without being won or lost by them. */
const turns = /流标|废标|公示|挂网|立项批复|入围/

/** The milestone that was told to be behind; asking about one (POC过了吗) tells nothing. */
export function readMilestone(text: string): string | undefined {
  if (/[吗么没][?？]?$/.test(text)) return undefined
  const station = passed.exec(text)?.[1]
  return station === undefined ? turns.exec(text)?.[0] : `${station}通过`
}
