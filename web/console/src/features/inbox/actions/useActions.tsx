// Runs actions: shown at once, taken back when refused, undone by a click where it can be.
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/shared/api/errors';
import { keys } from '@/shared/api/keys';
import type { Conversation } from '@/shared/api/types';
import { applyConversation } from '@/shared/live/reducer';
import { useLiveTarget } from '@/shared/live/useLiveTarget';
import { act, assign, type Transfer } from '../api/actions';
import styles from './actions.module.css';
import type { ActionId } from './available';

export interface ActionRequest {
  conversation: Conversation;
  action: ActionId;
  to?: Transfer & { name: string };
}

const undoSeconds = 6;

export function useRunAction() {
  const { t } = useTranslation(['inbox', 'common']);
  const { message } = App.useApp();
  const target = useLiveTarget();
  const { queryClient, ws: slug, me } = target;

  const perform = ({ conversation: { id }, action, to }: ActionRequest) => {
    if (action === 'take_over') return assign(slug, id, { member_id: me.id });
    if (action !== 'transfer') return act(slug, id, action);
    const { name: _, ...body } = to ?? { name: '' };
    return assign(slug, id, body);
  };

  const run = useMutation({
    mutationFn: perform,
    onMutate: ({ conversation, action }) => {
      const guess = expected(conversation, action, me);
      if (guess) applyConversation(target, guess);
    },
    onSuccess: (next, request) => {
      if (next) applyConversation(target, next);
      void queryClient.invalidateQueries({ queryKey: keys.counts(slug) });
      tell(request);
    },
    onError: (error, { conversation }) => {
      void message.error(errorText(error, t));
      void queryClient.invalidateQueries({ queryKey: keys.conversation(slug, conversation.id) });
      void queryClient.invalidateQueries({ queryKey: keys.conversationLists(slug) });
    },
  });

  const tell = ({ conversation, action, to }: ActionRequest) => {
    const back = undoOf(action, conversation, me.id);
    const key = `${action}-${conversation.id}`;
    void message.success({
      key,
      duration: back ? undoSeconds : 2,
      content: (
        <span>
          {t(`done.${action}`, { to: to?.name ?? '' })}
          {back && (
            <Button
              type="link"
              size="small"
              className={styles.undo ?? ''}
              onClick={() => {
                message.destroy(key);
                run.mutate({ conversation, action: back });
              }}
            >
              {t('common:undo')}
            </Button>
          )}
        </span>
      ),
    });
  };
  return run;
}

/** How to take an action back, where the agent had the conversation before. */
function undoOf(action: ActionId, before: Conversation, myId: string): ActionId | undefined {
  if (action === 'resolve') return 'reopen';
  const wasMine = before.assignee_id === myId;
  if (action === 'hand_back' || action === 'transfer') return wasMine ? 'take_over' : undefined;
  return undefined;
}

/** What the server will most likely answer; the version stays, so that its answer replaces the guess. */
function expected(
  c: Conversation,
  action: ActionId,
  me: { id: string; name: string },
): Conversation | undefined {
  const mine = { handler: 'human', assignee_id: me.id, assignee_name: me.name, accepted: true } as const;
  switch (action) {
    case 'accept':
    case 'take_over':
      return { ...c, ...mine };
    case 'reopen':
      return { ...c, ...mine, status: 'open' };
    case 'resolve':
      return { ...c, status: 'resolved' };
    case 'hand_back': {
      const { assignee_id: _id, assignee_name: _name, ...rest } = c;
      return { ...rest, handler: 'bot', level: 'ai' };
    }
    case 'transfer':
      return undefined;
  }
}
