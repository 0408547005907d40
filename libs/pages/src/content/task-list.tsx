import type { ComponentChildren } from 'preact';
import { classes } from '../classes';
import { Tag, type TagTone } from './tag';

/** One thing to do. */
export interface Task {
  readonly title: ComponentChildren;
  /** Where it is done; absent when it cannot be done yet. */
  readonly href?: string | undefined;
  readonly hint?: ComponentChildren;
  /** How far it is, in words: "Done", "Not started". */
  readonly status: string;
  /** Shows the status as a tag; absent: plain words, which is right for what is done. */
  readonly tone?: TagTone | undefined;
}

/** The things to do on the way to an end. */
export interface TaskListProps {
  readonly items: readonly Task[];
  /** Starts the ids inside; needed when a page has two lists. */
  readonly idPrefix?: string | undefined;
}

function TaskTitle({ task, describedBy }: { task: Task; describedBy: string }) {
  if (!task.href) return <div>{task.title}</div>;
  return (
    <a class="govuk-link govuk-task-list__link" href={task.href} aria-describedby={describedBy}>
      {task.title}
    </a>
  );
}

function TaskItem({ task, id }: { task: Task; id: string }) {
  return (
    <li class={classes('govuk-task-list__item', task.href && 'govuk-task-list__item--with-link')}>
      <div class="govuk-task-list__name-and-hint">
        <TaskTitle task={task} describedBy={classes(Boolean(task.hint) && `${id}-hint`, `${id}-status`)} />
        {task.hint ? (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {task.hint}
          </div>
        ) : null}
      </div>
      <div class="govuk-task-list__status" id={`${id}-status`}>
        {task.tone ? <Tag tone={task.tone}>{task.status}</Tag> : task.status}
      </div>
    </li>
  );
}

/** A list of tasks, each with how far it is. */
export function TaskList({ items, idPrefix = 'task-list' }: TaskListProps) {
  return (
    <ul class="govuk-task-list">
      {items.map((task, index) => (
        <TaskItem key={index} task={task} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  );
}
