/** Whether a message asks for words to be kept in the library. */
export function asksToKeep(text: string): boolean {
  return keeping.test(text) && !refusing.test(text)
}

const keeping =
  /(?:存|收|加|放|录|记|补|写)(?:成|为|作|进|到|入|下来当|一?条)?(?:我们|咱们|公司|大家)?的?话术|话术.{0,2}投稿|投(?:个|一个|一?条)?稿/
const refusing = /(?:别|不要|不用|不想|没必要)(?:再)?(?:给我)?[存收加放录投]|(?:怎么|如何|在哪)[存收加放录投]/

/** Fewer characters than this are no words to say to a customer. */
const fewest = 10

/** The words themselves, where the message brings them: in quotes, or after a colon. */
export function ownWords(text: string): string | undefined {
  const quoted = /[“"「]([^”"」]+)[”"」]/.exec(text)?.[1]
  const after = /[：:](.+)$/s.exec(text)?.[1]
  const before = /^(.+?)[。！？!?][^。！？]*$/s.exec(text)?.[1]
  const said = [quoted, after, before && !keeping.test(before) ? before : undefined]
  return said.map((words) => words?.trim() ?? '').find((words) => [...words].length >= fewest)
}
