import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';

export type SealedTopicProps = {
  key: IKey;
  /** What mails come from. */
  displayName: string;
  addresses: readonly string[];
};

/** The one kind of topic here: encrypted with our own key, TLS only, with a queue for what could not be delivered. */
export class SealedTopic extends Construct {
  readonly topic: Topic;
  readonly undelivered: DeadLetters;

  constructor(scope: Construct, id: string, { key, displayName, addresses }: SealedTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true, displayName });
    this.undelivered = new DeadLetters(this);
    for (const address of addresses) {
      this.topic.addSubscription(new EmailSubscription(address, { deadLetterQueue: this.undelivered }));
    }
  }
}
