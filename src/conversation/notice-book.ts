/** Which notices went to members beside the chat, kept over restarts: what goes over a day's limit is dropped without a word. */
export interface NoticeBook {
  /** Notes one by its name; noted before, it counts once. `false`, and it is not noted, where `most` were since `since`. */
  note(notice: { userId: string; name: string; at: number }, most: number, since: number): Promise<boolean>
}
