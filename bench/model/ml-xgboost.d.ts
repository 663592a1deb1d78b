/** The part of ml-xgboost (untyped) that the bench uses. */
declare module 'ml-xgboost' {
  interface Booster {
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void
    predict(rows: readonly (readonly number[])[]): number[]
    free(): void
  }
  const ready: Promise<new (options: Readonly<Record<string, string | number>>) => Booster>
  export default ready
}
