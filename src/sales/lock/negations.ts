/**
 * What a text denies, each by the first character of what is denied: 不替您估 and 不会替您估 both deny 替. Words that hold a
 * negation without denying anything are left out.
 */
export function deniedHeads(text: string): string[] {
  const plain = text.replace(denyingNothing, '　')
  return [...plain.matchAll(denying)].flatMap(([, head]) => head ?? [])
}

const denyingNothing =
  /(\p{L})[不没]\1|是否|差不多|对不[起住]|不好意思|要不然?|不管|不过|不仅|不但|不断|不错|不少|不久|不同|不如|不妨|不论|没准|说不定|不得不|[特区个分类]别|别[人家的处]|未来|无论|除非|非得|非常|来不及|舍不得|巴不得/gu

const denying = /(?:不|没|别|未|无|勿|甭|非)(?:有|会|能|用|要|是|再|太|敢|想|必|可以|可|曾|去|来|给)*(\p{L})?/gu
