namespace SellerDesk.Integrations.Http;

/// <summary>What this node knows of one budget: its own count of it, and the answers that wait here.</summary>
internal sealed class RateLine(RateBudget full)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
    private RateBudget budget = full;
    private int underWay;
    private int answersWaiting;
    private TimeSpan placeKeptUntil = TimeSpan.MinValue;

    public int AnswersWaiting
    {
        get
        {
            lock (gate)
            {
                return answersWaiting;
            }
        }
    }

    public void Enter(CallUrgency urgency) => Count(urgency, 1);

    public void Leave(CallUrgency urgency) => Count(urgency, -1);

    /// <summary>Null: taken. Otherwise how long to wait before asking again.</summary>
    public TimeSpan? Take(CallUrgency urgency, TimeSpan now)
    {
        lock (gate)
        {
            var ahead = urgency == CallUrgency.Answer ? 0 : Math.Max(answersWaiting, placeKeptUntil > now ? 1 : 0);
            var wait = budget.WaitFor(1 + ahead, now);
            if (wait > TimeSpan.Zero)
            {
                return wait > Shortest ? wait : Shortest;
            }

            Spend(urgency, now);
            return null;
        }
    }

    /// <summary>Taken from the shared budget: counted here too.</summary>
    public void Taken(CallUrgency urgency, TimeSpan now)
    {
        lock (gate)
        {
            Spend(urgency, now);
        }
    }

    /// <summary>For an answer that was told to come back.</summary>
    public void KeepPlace(TimeSpan until)
    {
        lock (gate)
        {
            placeKeptUntil = until;
        }
    }

    public void Report(RateReport report, TimeSpan now)
    {
        lock (gate)
        {
            underWay = Math.Max(0, underWay - 1);
            budget = budget.Learn(report, underWay, now);
        }
    }

    private void Spend(CallUrgency urgency, TimeSpan now)
    {
        budget = budget.Spend(1, now);
        underWay++;
        placeKeptUntil = urgency == CallUrgency.Answer ? TimeSpan.MinValue : placeKeptUntil;
    }

    private void Count(CallUrgency urgency, int change)
    {
        if (urgency == CallUrgency.Answer)
        {
            lock (gate)
            {
                answersWaiting += change;
            }
        }
    }
}
