/** Somebody asked for what nobody may do; what they wrote is not kept. */
export interface SecurityChange {
  kind: 'security.refused'
  level: 'human'
  subject: string
}
