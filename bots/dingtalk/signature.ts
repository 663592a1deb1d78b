import { createHmac } from 'node:crypto'

/**
 * `sign` of a robot's message. It covers the time and nothing of the body.
 * https://open.dingtalk.com/document/orgapp/robot-receive-message
 */
export function robotSignature(clientSecret: string, timestamp: string): string {
  return createHmac('sha256', clientSecret).update(`${timestamp}\n${clientSecret}`).digest('base64')
}

/**
 * `x-ddpaas-signature` of a card's callback. It too covers the time alone.
 * https://open.dingtalk.com/document/orgapp/register-card-callback-address
 */
export function cardSignature(apiSecret: string, timestamp: string): string {
  return createHmac('sha256', apiSecret).update(timestamp).digest('base64')
}
