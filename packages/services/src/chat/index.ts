export type { AcceptedMessage } from './accept-message';
export { dispatchQueuedMessages } from './dispatch-queued-messages';
export { type Draft, getDraft, saveDraft } from './drafts';
export { getChatState } from './get-chat-state';
export { queueMessage } from './queue-message';
export { requireLocale } from './require-locale';
export { type SendMessageInput, sendMessage } from './send-message';
export { startNewTopic } from './start-new-topic';
export { withdrawMessage } from './withdraw-message';
