namespace SellerDesk.Integrations.Http;

/// <summary>So many at once on this node; who waits is let in one by one, answers to buyers first.</summary>
internal sealed class PlaceLine(int most)
{
    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> answers = [];
    private readonly LinkedList<TaskCompletionSource> pulls = [];
    private int free = most;

    public async Task EnterAsync(CallUrgency urgency, CancellationToken cancel)
    {
        var line = urgency == CallUrgency.Answer ? answers : pulls;
        LinkedListNode<TaskCompletionSource> turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = line.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        try
        {
            await turn.Value.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            GiveUp(line, turn);
            throw;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            var line = answers.Count > 0 ? answers : pulls;
            if (line.First is not { } next)
            {
                free++;
                return;
            }

            line.Remove(next);
            next.Value.SetResult();
        }
    }

    /// <summary>A place that was given at the very moment of giving up goes to the next.</summary>
    private void GiveUp(LinkedList<TaskCompletionSource> line, LinkedListNode<TaskCompletionSource> turn)
    {
        lock (gate)
        {
            if (turn.List is not null)
            {
                line.Remove(turn);
                return;
            }
        }

        Leave();
    }
}
