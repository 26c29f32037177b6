import { assertNever } from '@planline/contracts/assert-never';
import type { ChatMode, TypedAnswer } from '@planline/contracts/chat-response';
import { composeAnalysis } from './compose-analysis';
import type { ComposeContext } from './compose-context';
import { composeFeature } from './compose-feature';
import { composeFix } from './compose-fix';
import { composeGeneral } from './compose-general';
import { composeQuestion } from './compose-question';

export async function composeAnswer(
  intent: ChatMode,
  context: ComposeContext,
): Promise<TypedAnswer> {
  switch (intent) {
    case 'question':
      return { intent, response: await composeQuestion(context) };
    case 'feature':
      return { intent, response: await composeFeature(context) };
    case 'fix':
      return { intent, response: await composeFix(context) };
    case 'analysis':
      return { intent, response: composeAnalysis(context) };
    case 'general':
      return { intent, response: composeGeneral(context) };
    default:
      return assertNever(intent);
  }
}
