import { type ChatMode, chatModeSchema } from '@planline/contracts/chat-response';

/** What is asked of the model for each intent (specification §5.1, word for word). */
export const PROMPT_TEMPLATES = {
  question: {
    prefix: 'Answer this technical question about the codebase concisely and precisely:',
    suffix: 'BE PRECISE AND QUICK. Focus on facts and specific implementation details.',
    responseFormat: 'json',
  },
  feature: {
    prefix: 'Analyze this feature request and create an implementation plan:',
    suffix:
      'Provide a structured plan with: 1) Technical approach 2) Files to modify 3) Dependencies 4) Estimated complexity',
    responseFormat: 'structured_plan',
  },
  fix: {
    prefix: 'Analyze this bug/issue and propose a solution:',
    suffix: 'Include: 1) Root cause analysis 2) Affected files 3) Fix approach 4) Testing strategy',
    responseFormat: 'fix_plan',
  },
  analysis: {
    prefix: 'Perform this codebase analysis:',
    suffix: 'Provide comprehensive insights with examples from the actual code.',
    responseFormat: 'analysis_report',
  },
  general: { prefix: '', suffix: '', responseFormat: 'markdown' },
} as const satisfies Record<ChatMode, { prefix: string; suffix: string; responseFormat: string }>;

/** Any other mode is `general`. */
export function promptTemplateOf(chatMode: string): (typeof PROMPT_TEMPLATES)[ChatMode] {
  const mode = chatModeSchema.safeParse(chatMode);
  return PROMPT_TEMPLATES[mode.success ? mode.data : 'general'];
}
