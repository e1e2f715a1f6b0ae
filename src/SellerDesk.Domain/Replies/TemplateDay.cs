namespace SellerDesk.Domain.Replies;

/// <summary>What became of the replies of one day that were begun from a template: a rollup, re-made for the days that were touched.</summary>
public sealed class TemplateDay
{
    public ReplyTemplateId TemplateId { get; init; }

    /// <summary>Day of writing, UTC.</summary>
    public DateOnly Day { get; init; }

    public int Used { get; init; }

    /// <summary>Changed by the person before it was sent.</summary>
    public int Edited { get; init; }

    public int Published { get; init; }

    public int Rejected { get; init; }
}

/// <summary>A day of a template that has to be counted anew.</summary>
public sealed class TouchedTemplateDay
{
    public long Id { get; init; }

    public ReplyTemplateId TemplateId { get; init; }

    public DateOnly Day { get; init; }
}
