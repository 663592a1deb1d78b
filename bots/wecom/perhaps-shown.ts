/** Said before words that may be there already, where nothing hides a repeat. */
export const perhapsShown = '（如果上面已经有同样的内容，就是同一条。）'
