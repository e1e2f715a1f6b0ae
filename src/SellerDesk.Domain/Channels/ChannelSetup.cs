using SellerDesk.Domain.Messages;

namespace SellerDesk.Domain.Channels;

/// <summary>How one channel of messages is set up. No row: never touched, and off.</summary>
public sealed class ChannelSetup
{
    public const int AnswerMaxLength = 600;

    public MessageChannel Channel { get; init; }

    /// <summary>Whatever is handed to the channel is sent; off, it waits.</summary>
    public bool IsOn { get; private set; }

    /// <summary>What is no secret, by the field's name.</summary>
    public Dictionary<string, string> Settings { get; private set; } = [];

    /// <summary>Passwords, tokens and keys by their field's name, as sealed JSON.</summary>
    public byte[]? Secrets { get; private set; }

    /// <summary>Where reading from the channel goes on: the bot's next update, the next letter of the mailbox.</summary>
    public string? Cursor { get; init; }

    /// <summary>When somebody last had a message sent to try it (UTC).</summary>
    public DateTimeOffset? CheckedAt { get; private set; }

    public bool CheckedWell { get; private set; }

    /// <summary>What the channel said to that.</summary>
    public string? CheckAnswer { get; private set; }

    public Guid? ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public void Change(bool on, Dictionary<string, string> settings, byte[]? secrets, Guid? person, DateTimeOffset now)
    {
        (IsOn, Settings, Secrets, ChangedBy, ChangedAt) = (on, settings, secrets, person, now);
    }

    public void Checked(bool well, string? answer, DateTimeOffset now)
    {
        (CheckedAt, CheckedWell) = (now, well);
        CheckAnswer = answer?.Length > AnswerMaxLength ? answer[..AnswerMaxLength] : answer;
    }
}

/// <summary>How a minute of a channel went. Kept for a day or two, to tell how fast and how well it sends.</summary>
public sealed class ChannelMinute
{
    public MessageChannel Channel { get; init; }

    public DateTimeOffset Minute { get; init; }

    public int Sent { get; init; }

    public int Later { get; init; }

    public int Refused { get; init; }

    public int Unknown { get; init; }

    /// <summary>Milliseconds that the tries took together.</summary>
    public long Took { get; init; }
}

/// <summary>A try that did not end well, with the channel's own words. The newest ones of each channel are kept.</summary>
public sealed class ChannelFailure
{
    public const int DetailMaxLength = 400;

    public long Id { get; init; }

    public MessageChannel Channel { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary><c>Later</c>, <c>Refused</c>, <c>Unknown</c>.</summary>
    public required string Outcome { get; init; }

    public required string Detail { get; init; }

    public Guid MessageId { get; init; }
}
