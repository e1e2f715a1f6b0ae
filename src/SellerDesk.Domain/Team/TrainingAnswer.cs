namespace SellerDesk.Domain.Team;

/// <summary>What a person answered to one exercise of the training.</summary>
public sealed class TrainingAnswer
{
    public Guid Id { get; init; }

    public PersonId PersonId { get; init; }

    /// <summary>The rule that the exercise is about: <c>RR1</c> … <c>RR7</c>, or <c>clean</c>.</summary>
    public required string Rule { get; init; }

    public required string Exercise { get; init; }

    public bool Correct { get; init; }

    public DateTimeOffset AnsweredAt { get; init; }
}
