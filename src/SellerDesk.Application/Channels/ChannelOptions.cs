using System.Globalization;
using SellerDesk.Domain.Messages;

namespace SellerDesk.Application.Channels;

/// <summary>How a channel is set up, with its secrets opened: for those who send by it, never for a page.</summary>
public sealed class ChannelOptions(MessageChannel channel, bool on, IReadOnlyDictionary<string, string> values)
{
    public MessageChannel Channel => channel;

    public bool On => on;

    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Nothing is missing and nothing is wrong.</summary>
    public bool Complete { get; } = ChannelForm.Check(channel, values).Count == 0;

    /// <summary>Tells one set-up from another.</summary>
    public string Mark { get; } = string.Join('\u001F', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + '\u001E' + pair.Value));

    public string this[string name] => values.GetValueOrDefault(name, "") is { Length: > 0 } given ? given : ChannelField.Of(channel).First(field => field.Name == name).Default;

    public int Number(string name) => int.Parse(this[name], CultureInfo.InvariantCulture);

    public TimeSpan Patience => TimeSpan.FromSeconds(Number("seconds"));
}
