// AWS Step Functions Developer Guide, "Using Map state in Inline mode": at most 40 iterations run at once, and all of
// them share one history of 25,000 events.
const MOST_INLINE = 40;

// What throws is the world, which gets better; but for a return that there cannot be.
const retry = [
  { ErrorEquals: ['Rejected'], MaxAttempts: 0 },
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 5,
    BackoffRate: 2,
    MaxAttempts: 4,
    MaxDelaySeconds: 60,
    JitterStrategy: 'FULL',
  },
];

/** Calls a function with the state's input; what it returns is the output. CloudFormation puts in its ARN, by name. */
function call(name: 'QuarterEnd' | 'PublishDue') {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: `\${${name}}`, Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    Retry: retry,
  };
}

const inAreas = { area: '{% $states.input.area %}', quarter: '{% $states.input.quarter %}' };

const publishOne = {
  StartAt: 'Publish',
  States: {
    Publish: {
      ...call('PublishDue'),
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Output: { ...inAreas, error: '{% $states.errorOutput.Error %}' },
          Next: 'NotPublished',
        },
      ],
      End: true,
    },
    NotPublished: { Type: 'Pass', End: true },
  },
};

/** Whether so many areas are worked through by a distributed map, each in an execution of its own. */
export function isDistributed(areas: number): boolean {
  return areas > MOST_INLINE;
}

/**
 * The end of a quarter as a state machine, in JSONata: find what is due on a day, publish each area's return by a call of
 * its own with retries, and end as failed, naming the areas, where any is missing. One that fails does not stop the
 * others.
 */
export function areaMap({ areas, atOnce }: { areas: number; atOnce: number }) {
  const many = isDistributed(areas);
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'FindDue',
    States: {
      FindDue: { ...call('QuarterEnd'), Next: 'PublishEach' },
      PublishEach: {
        Type: 'Map',
        Items: '{% $states.input.due %}',
        MaxConcurrency: atOnce,
        ...(many ? { Label: 'Areas', ToleratedFailurePercentage: 100 } : {}),
        ItemProcessor: {
          ProcessorConfig: many ? { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } : { Mode: 'INLINE' },
          ...publishOne,
        },
        Output: {
          due: '{% $count($states.input.due) %}',
          // A child execution that ends without an answer counts neither here nor among the errors.
          stand: '{% $count([$states.result[$exists(revision)]]) %}',
          failed: '{% [$states.result[$exists(error)], $states.input.failed] %}',
        },
        Next: 'Report',
      },
      Report: {
        Type: 'Choice',
        Choices: [
          {
            Condition: '{% $states.input.stand = $states.input.due and $count($states.input.failed) = 0 %}',
            Next: 'AllDone',
          },
        ],
        Default: 'SomeFailed',
      },
      AllDone: { Type: 'Succeed' },
      SomeFailed: { Type: 'Fail', Error: 'SomeAreasFailed', Cause: '{% $string($states.input) %}' },
    },
  };
}
