/**
 * Somebody asked for what nobody may do, or for what is not taken without leave: another company's directory, what was talked of
 * with a customer. What they wrote is not kept.
 */
export interface SecurityChange {
  kind: 'security.refused' | 'directory.refused' | 'chat-history.refused'
  level: 'human'
  subject: string
}
