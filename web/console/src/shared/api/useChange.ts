import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from './errors';

interface Options {
  /** Queries that hold what was changed. */
  refresh: QueryKey[];
  /** Shown when it has worked. */
  done?: string;
  /** The caller shows the error himself, beside the form. */
  quiet?: boolean;
}

/** A change on the server: what holds it is loaded again before it counts as done, and a refusal is told. */
export function useChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  { refresh, done, quiet }: Options,
) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(refresh.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      // Said again it takes the place of the first.
      if (done) void message.success({ content: done, key: done });
    },
    onError: (error) => {
      if (!quiet) void message.error(errorText(error, t));
    },
  });
}
