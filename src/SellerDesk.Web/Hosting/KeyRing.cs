using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SellerDesk.Application.Keys;

namespace SellerDesk.Web.Hosting;

/// <summary>The framework's keys, which can be read anew at any moment: it reads them once a day by itself, and a key that another node made must be known at once.</summary>
internal sealed class KeyRing(IOptions<KeyManagementOptions> options, IActivator activator, ILoggerFactory logs, IServiceProvider services) : IKeyManager, IKeyRing, IDisposable
{
    private const int MostTries = 150;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Lives = TimeSpan.FromDays(90);

    private readonly XmlKeyManager keys = new(options, activator, logs);
    private readonly Lock gate = new();
    private CancellationTokenSource stale = new();

    /// <summary>As whatever is sealed now says in its first bytes: four of a mark, sixteen of the key's number.</summary>
    public Guid Current => new(services.GetRequiredService<IDataProtectionProvider>().CreateProtector(DeskKeys.Purpose).Protect([1]).AsSpan(4, 16));

    public void Dispose() => stale.Dispose();

    public Guid Create()
    {
        var now = DateTimeOffset.UtcNow;
        var made = keys.CreateNewKey(now, now + Lives).KeyId;
        Renew();
        return made;
    }

    public void Renew()
    {
        lock (gate)
        {
            var old = stale;
            stale = new CancellationTokenSource();
            old.Cancel();
        }

        // The framework goes on answering with what it knew while it reads the keys anew.
        var newest = keys.GetAllKeys().Where(key => !key.IsRevoked && key.ActivationDate <= DateTimeOffset.UtcNow).MaxBy(key => key.ActivationDate)?.KeyId;
        for (var tries = 0; tries < MostTries && newest is not null && Current != newest; tries++)
        {
            Thread.Sleep(Pause);
        }
    }

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken()
    {
        lock (gate)
        {
            return CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken(), stale.Token).Token;
        }
    }

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);
}
