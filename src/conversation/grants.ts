/** What members let a platform's adapter do in their name: kept sealed, for that platform's company alone. */
export interface Grants {
  read(userId: string): Promise<string | undefined>
  /** Resolves once it is safely kept; `undefined` throws away what there was. */
  write(userId: string, grant: string | undefined): Promise<void>
}
