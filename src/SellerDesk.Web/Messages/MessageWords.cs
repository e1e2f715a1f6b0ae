using SellerDesk.Domain.Messages;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Messages;

/// <summary>Messages in the reader's words.</summary>
internal static class MessageWords
{
    public static string Kind(this Texts t, BuyerEventKind kind) => t["messages.kind." + Lower(kind)];

    public static string Channel(this Texts t, MessageChannel channel) => t["channels." + Lower(channel)];

    public static string Purpose(this Texts t, MessagePurpose purpose) => t["messages.purpose." + Lower(purpose)];

    public static string State(this Texts t, MessageState state) => t["messages.state." + Lower(state)];

    public static string Reason(this Texts t, MessageReason reason) => t["messages.reason." + Lower(reason)];

    /// <summary>Harm is red, what waits or was left out is quiet; what went well is too.</summary>
    public static Tone Tone(MessageState state) => state switch
    {
        MessageState.Dead => Shell.Widgets.Tone.Danger,
        MessageState.Unknown => Shell.Widgets.Tone.Warn,
        MessageState.Sending => Shell.Widgets.Tone.Info,
        MessageState.Sent or MessageState.Delivered => Shell.Widgets.Tone.Ok,
        _ => Shell.Widgets.Tone.Quiet,
    };

    private static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
