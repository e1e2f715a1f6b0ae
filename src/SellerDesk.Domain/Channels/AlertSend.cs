using SellerDesk.Domain.Messages;
using SellerDesk.Domain.Notifications;
using SellerDesk.Domain.Team;

namespace SellerDesk.Domain.Channels;

public enum AlertSendState
{
    Waiting,

    /// <summary>A try is under way; found so minutes later, it was broken off.</summary>
    Sending,
    Sent,
    Failed,
}

/// <summary>An alert on its way to a person by another channel than the bell. One per alert, person and channel.</summary>
public sealed class AlertSend
{
    public const int MostTries = 6;
    public const int DetailMaxLength = 300;

    public Guid Id { get; init; }

    public AlertId AlertId { get; init; }

    public PersonId PersonId { get; init; }

    public MessageChannel Channel { get; init; }

    public AlertSendState State { get; private set; }

    /// <summary>Not before: the end of the person's quiet hours, or of the pause after a try.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Tries { get; private set; }

    public string? Detail { get; private set; }

    public static AlertSend Of(AlertId alert, PersonId person, MessageChannel channel, DateTimeOffset due) =>
        new() { Id = Guid.CreateVersion7(due), AlertId = alert, PersonId = person, Channel = channel, DueAt = due };

    public void Begin(DateTimeOffset now) => (State, Tries, DueAt) = (AlertSendState.Sending, Tries + 1, now);

    public void Sent() => (State, Detail) = (AlertSendState.Sent, null);

    public void Fail(string? detail) => (State, Detail) = (AlertSendState.Failed, Cut(detail));

    /// <summary>Tries again, until it was tried often enough.</summary>
    public void Postpone(string? detail, DateTimeOffset until)
    {
        Detail = Cut(detail);
        (State, DueAt) = Tries >= MostTries ? (AlertSendState.Failed, DueAt) : (AlertSendState.Waiting, until);
    }

    /// <summary>It is their quiet time: that is no try.</summary>
    public void WaitFor(DateTimeOffset until) => DueAt = until;

    private static string? Cut(string? detail) => detail?.Length > DetailMaxLength ? detail[..DetailMaxLength] : detail;
}
