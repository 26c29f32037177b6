import type { ProjectContext } from '@planline/contracts/engine';
import { fitContext } from './fit-context';
import { localeRules } from './locale-rules';
import { markedData } from './marked-data';
import { projectContextText } from './project-context-text';
import { promptTemplateOf } from './prompt-templates';
import { validateArabicResponse } from './validate-arabic-response';

/** A prompt for one known intent (specification §6.2). Chat itself uses `singlePassPrompt`. */
export class LocaleAwarePromptBuilder {
  /** `locale` counts up to its first `-`; none is English. An unknown `chatMode` is `general`. */
  build(
    message: string,
    chatMode: string,
    locale?: string | null,
    context?: ProjectContext,
  ): string {
    const language = locale?.split('-')[0] || 'en';
    const { prefix, suffix } = promptTemplateOf(chatMode);
    return [
      localeRules(language),
      ...(context ? [projectContextText(fitContext(context, [message]))] : []),
      prefix,
      markedData('user-message', message),
      suffix,
    ]
      .filter((part) => part !== '')
      .join('\n\n')
      .trim();
  }

  validateArabicResponse(text: string, language: string): boolean {
    return validateArabicResponse(text, language);
  }
}
