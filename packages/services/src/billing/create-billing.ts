import { type Billing, type BillingPolicy, billingPolicyOf } from '@planline/contracts/billing';
import { CHAT_MODE_ESTIMATES } from '@planline/contracts/limits';
import { IntentClassifier } from '@planline/engine/local/intent/classify-intent';

const defaultPolicy = billingPolicyOf({
  PLANLINE_MONTHLY_BONUS_SECONDS: 3_600,
  PLANLINE_CHARGE_LOCAL_ENGINE: 'false',
});

/** Made once per process. */
export function createBilling(
  policy: BillingPolicy = defaultPolicy,
  estimates: Billing['estimates'] = CHAT_MODE_ESTIMATES,
): Billing {
  const classifier = new IntentClassifier();
  return { ...policy, estimates, guessMode: (message) => classifier.classify(message).intent };
}
