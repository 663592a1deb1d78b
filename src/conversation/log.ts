/** The logger that is handed in: structured fields first, a fixed sentence second, so that lines group. */
export interface Log {
  debug(fields: object, sentence: string): void
  info(fields: object, sentence: string): void
  warn(fields: object, sentence: string): void
  error(fields: object, sentence: string): void
}

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
