/** 小周 is 周启明 as well as somebody called 小周. */
export function isCalled(name: string, said: string): boolean {
  const bare = said.replace(/^[小老阿]/, '')
  return name.includes(said) || (bare !== '' && name.includes(bare))
}
