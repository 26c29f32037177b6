export type { AcceptedMessage } from './accept-message';
export { cleanMessageText } from './clean-message-text';
export { dispatchQueuedMessages } from './dispatch-queued-messages';
export { type Draft, getDraft, saveDraft } from './drafts';
export { type ChatAnswer, getChatAnswer } from './get-chat-answer';
export { getChatState } from './get-chat-state';
export { queueMessage } from './queue-message';
export { requireLocale } from './require-locale';
export { type SendMessageInput, sendMessage } from './send-message';
export { startNewTopic } from './start-new-topic';
export {
  type ChatStreamItem,
  type StreamChatAnswerInput,
  streamChatAnswer,
} from './stream-chat-answer';
export { withdrawMessage } from './withdraw-message';
